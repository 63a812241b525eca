import asyncio
import threading
async def main():
    ready = asyncio.Event()
    threading.Timer(1, ready.set).start()
    await ready.wait()  # lint: loop not woken
asyncio.run(main())
