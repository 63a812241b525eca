"""op: a call_later timer made, waited for and called, among many."""
import asyncio

N = 100000


async def main():
    loop = asyncio.get_running_loop()
    fired = []
    for i in range(N):
        loop.call_later(i * 7919 % 10007 / 10000, fired.append, i)
    await asyncio.sleep(2)
    print(len(fired))


asyncio.run(main())
