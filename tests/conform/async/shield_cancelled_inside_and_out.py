"""Cancel the waiter and the work lives on; cancel the work and the shield is cancelled with it."""
import asyncio


async def work(name, fail=False):
    try:
        await asyncio.sleep(1)
        if fail:
            raise ValueError(name)
        return name
    except asyncio.CancelledError as e:
        print(name, "cancelled inside", e.args)
        raise


async def main():
    inner = asyncio.create_task(work("inner"))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel("from below")
    try:
        await outer
    except asyncio.CancelledError as e:
        print("outer", repr(e), outer.cancelled())
    done = asyncio.create_task(work("second"))
    shielded = asyncio.shield(asyncio.shield(done))
    await asyncio.sleep(0)
    print(shielded.cancel(), done.done())
    await asyncio.sleep(2)
    print(shielded.cancelled(), done.result())
    print("of a done one:", asyncio.shield(done) is done, await asyncio.shield(done))
    loud = asyncio.shield(asyncio.create_task(work("third", fail=True)))
    loud.cancel()
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: print("handler:", context["message"], repr(context["exception"])))
    await asyncio.sleep(2)
    print("end")

asyncio.run(main())
