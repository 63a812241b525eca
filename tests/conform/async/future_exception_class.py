# set_exception(Class) makes the exception; what that does to the future counts.
import asyncio


async def main():
    first = asyncio.get_running_loop().create_future()
    first.add_done_callback(lambda future: print('done', future))

    class SetsException(Exception):
        def __init__(self):
            first.set_exception(ValueError(1))

    second = asyncio.get_running_loop().create_future()

    class SetsResult(Exception):
        def __init__(self):
            second.set_result(1)

    for future, exception in (first, SetsException), (second, SetsResult):
        try:
            future.set_exception(exception)
        except asyncio.InvalidStateError as e:
            print(repr(e), future)
    await asyncio.sleep(0)
    print(repr(first.exception()), second.result())

    third = iter(asyncio.get_running_loop().create_future())
    for args in [(ValueError,), (ValueError, 2), (ValueError, (1, 2), None), (ValueError(3),), (ValueError(4), 5),
                 (ValueError, 6, 7), (int,), (8,), ()]:
        try:
            third.throw(*args)
        except Exception as e:
            print(repr(e))


asyncio.run(main())
