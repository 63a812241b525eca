import asyncio
def later():
    pass
async def main():
    loop = asyncio.get_running_loop()
    print(repr(loop).split(" ")[1:])
    print(loop.get_debug(), loop.slow_callback_duration)
    h = loop.call_soon(later)
    print(repr(h))
    h.cancel()
    print(repr(h))
    print(asyncio.get_event_loop() is loop, asyncio.get_running_loop() is asyncio.get_event_loop())
asyncio.run(main())
