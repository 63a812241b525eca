"""op: a task hands control to the loop and gets it back."""
import asyncio

N = 300000


async def spinner(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return turns


async def main():
    print(sum(await asyncio.gather(*(spinner(N // 50) for _ in range(50)))))


asyncio.run(main())
