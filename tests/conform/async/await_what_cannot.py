# Awaiting what is no awaitable, and asynchronous generators that have ended.
import asyncio


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return "returned", e.value
    except BaseException as e:
        return type(e).__name__, str(e)
    return "waits"


async def numbers():
    yield 1


async def tried(value):
    try:
        await value
    except TypeError as e:
        print(e)


async def main():
    for value in (asyncio.sleep, asyncio.wait, asyncio.gather, numbers, numbers(), main, len, 5, None):
        await tried(value)


ended = numbers()
print(drive(ended.__anext__()), drive(ended.__anext__()))
print(drive(ended.athrow(KeyError)), drive(ended.aclose()), drive(ended.asend(1)))
closed = numbers()
print(drive(closed.aclose()), drive(closed.athrow(KeyError("k"))), drive(closed.__anext__()))
asyncio.run(main())
