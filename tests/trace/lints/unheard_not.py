import asyncio
import threading
async def main():
    ready = asyncio.Event()
    loop = asyncio.get_running_loop()
    threading.Timer(1, loop.call_soon_threadsafe, [ready.set]).start()
    await ready.wait()
asyncio.run(main())
