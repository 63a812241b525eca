import asyncio

def say(text):
    print(text)

def broken():
    raise RuntimeError("in a callback")

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(say)
    future.add_done_callback(print)
    future.remove_done_callback(print)
    loop.call_soon(say, "soon")
    loop.call_soon(say, "never").cancel()
    loop.call_soon(broken)
    loop.call_later(0.2, say, "later")
    for timer in [loop.call_later(9, say, "never") for _ in range(3)]:
        timer.cancel()
    loop.call_later(0.1, future.set_result, 42)
    print(await future)
    await asyncio.sleep(0.2)

asyncio.run(main())
