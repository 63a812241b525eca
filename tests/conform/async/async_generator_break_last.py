import asyncio
async def ticker(name):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0.1)
    finally:
        print(name, "finally")
async def main():
    async for x in ticker("e"):
        print(x)
        if x == 2:
            break
    print("end of main")
asyncio.run(main())
print("after run")
