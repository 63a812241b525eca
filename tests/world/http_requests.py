"""requests blocks: the clock moves, and no task runs meanwhile."""
import asyncio
import time
import requests


def show(url, **options):
    start = time.monotonic()
    try:
        r = requests.get(url, **options)
        print(r, r.ok, r.reason, r.text, r.elapsed, end=" ")
        r.raise_for_status()
        print(r.json(), end=" ")
    except requests.exceptions.RequestException as e:
        print(type(e).__name__, e, isinstance(e, OSError), end=" ")
    print(round(time.monotonic() - start, 3))


for name in ("ok", "gone", "dead", "reset", "nowhere"):
    show(f"https://{name}.test/")
show("https://slow.test/", timeout=4)
show("https://ok.test/", timeout=(1, 1.2))
show("ok.test")
with requests.Session() as session:
    print(session.post("https://ok.test/", json={"x": 1}, params={"q": 2}).status_code, requests.codes.ok)


async def ticks():
    for _ in range(3):
        print("tick", round(time.monotonic(), 1))
        await asyncio.sleep(0.5)


async def main():
    task = asyncio.create_task(ticks())
    await asyncio.sleep(0)
    requests.get("https://ok.test/")
    await task


asyncio.run(main())
