"""A cancelled gather(return_exceptions=True): which child's cancellation it ends with."""
import asyncio


async def own():
    raise asyncio.CancelledError("own")


async def swallows():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return "swallowed"


async def ended(*children):
    g = asyncio.gather(*children, return_exceptions=True)
    await asyncio.sleep(0.1)
    print(g.cancel())
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print("cancelled", e.args)


async def main():
    await ended(asyncio.sleep(1), own())
    await ended(own(), asyncio.sleep(1))
    await ended(asyncio.sleep(1), swallows())
    await ended(swallows(), swallows())
    await ended(swallows(), asyncio.sleep(1))


asyncio.run(main())
