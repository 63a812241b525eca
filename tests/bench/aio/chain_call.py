"""op: an awaited call that never suspends (200 deep)."""
import asyncio

N = 1000000


async def down(n):
    return 1 + await down(n - 1) if n else 1


async def main():
    total = 0
    for _ in range(N // 200):
        total += await down(199)
    print(total)


asyncio.run(main())
