import asyncio
async def fetch(n):
    await asyncio.sleep(n)
    raise OSError(f"connection {n} failed")
async def page():
    return await fetch(1)
async def main():
    print("go")
    await page()
asyncio.run(main())
