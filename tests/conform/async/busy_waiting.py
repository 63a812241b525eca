import asyncio, time
flag = False
async def setter():
    global flag
    await asyncio.sleep(1)
    flag = True
async def main():
    asyncio.create_task(setter())
    while not flag:
        await asyncio.sleep(0)
    print("flag at", asyncio.get_running_loop().time())
asyncio.run(main())
end = time.monotonic() + 2
while time.monotonic() < end:
    pass
print("polled past", end)
