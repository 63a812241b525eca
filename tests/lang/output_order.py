import asyncio
async def child():
    print("child")  # expect: parent
    return 1
async def main():
    t = asyncio.create_task(child())
    print("parent")  # expect: child
    print(await t)  # expect: 1
asyncio.run(main())
print("a", "b", sep="")  # expect: ab
print()  # expect:
print("# not a comment")  # expect: # not a comment
