import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), f.cancelled(), f.get_loop() is loop)
    for call in (f.result, f.exception):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(repr(e))
    f.add_done_callback(lambda x: print("callback", x is f, x.result()))
    f.set_result(7)
    print("set", f.done(), f.result(), f.exception())
    for call in (lambda: f.set_result(1), lambda: f.set_exception(ValueError())):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)
    print(await f, f.cancel())
    f.add_done_callback(lambda x: print("late callback"))
    await asyncio.sleep(0)
    g = loop.create_future()
    g.set_exception(KeyError("k"))
    try:
        await g
    except KeyError as e:
        print(repr(e), repr(g.exception()))
    h = loop.create_future()
    print(h.cancel(), h.cancelled(), h.done(), h.cancel())
    try:
        await h
    except asyncio.CancelledError as e:
        print(repr(e))
    try:
        h.result()
    except asyncio.CancelledError:
        print("result of a cancelled future")
    try:
        loop.create_future().set_exception(StopIteration())
    except TypeError as e:
        print(e)
    k = asyncio.Future()
    k.set_exception(ValueError)
    print(repr(k.exception()))
asyncio.run(main())
