import asyncio
async def main():
    name = input("Your name? ")
    await asyncio.sleep(1)
    print("Hello", name)
    n = input("again? ")
    print("bye", n)
asyncio.run(main())
