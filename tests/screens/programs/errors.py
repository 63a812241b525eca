import asyncio

async def fetch(name):
    await asyncio.sleep(1)
    if name == "b":
        raise LookupError(name)
    await asyncio.sleep(1)
    return name

async def main():
    results = await asyncio.gather(*[fetch(n) for n in "abc"], return_exceptions=True)
    print(results)
    await asyncio.gather(*[fetch(n) for n in "ab"])

asyncio.run(main())
