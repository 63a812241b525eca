"""What there is in stock."""
import asyncio


def count():
    return 1


async def work(n):
    await asyncio.sleep(n)
    return n * 2


if __name__ == "__main__":
    print("stock runs by itself")
