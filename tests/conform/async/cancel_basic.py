import asyncio
async def job():
    try:
        print("working")
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("got", repr(e), e.args)
        await asyncio.sleep(1)
        print("cleaned")
        raise
    finally:
        print("finally")
async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(job())
    await asyncio.sleep(1)
    print(t.cancel("because"), t.cancelled(), t.done(), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print("main", repr(e), loop.time())
    print(t.cancelled(), t.done(), t.cancel(), t.cancelling())
    for f in (t.result, t.exception):
        try:
            f()
        except asyncio.CancelledError as e:
            print(repr(e))
    early = asyncio.create_task(job())
    early.cancel()
    await asyncio.wait([early])
    print("early", early.cancelled())
    print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException))
asyncio.run(main())
