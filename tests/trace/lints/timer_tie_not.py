import asyncio
async def say(name, delay):
    await asyncio.sleep(delay)
    print(name)
async def main():
    await asyncio.gather(say("a", 1), say("b", 1), say("c", 2))
    await say("d", 1)
asyncio.run(main())
