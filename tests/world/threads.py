"""Blocking libraries in threads: the loop goes on, and each takes its own time."""
import asyncio
import time
import requests


def now():
    return round(time.monotonic(), 3)


def get(n):
    return requests.get(f"https://a.test/{n}").text, now()


def read():
    with open("a.txt") as f:
        return f.read(), now()


def ask():
    return input("? "), now()


async def main():
    task = asyncio.create_task(asyncio.sleep(0.5))
    results = asyncio.gather(*[asyncio.to_thread(get, n) for n in range(3)], asyncio.to_thread(read))
    await task
    print("the loop goes on", now())
    print(await results)
    print(await asyncio.to_thread(ask))


asyncio.run(main())
