import asyncio
async def main():
    ready = asyncio.Event()
    await ready.wait()  # lint: waits for ever
asyncio.run(main())
