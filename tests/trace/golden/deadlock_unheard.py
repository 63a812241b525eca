import asyncio, threading, time
async def main():
    f = asyncio.get_running_loop().create_future()
    def other():
        time.sleep(0.1)
        f.set_result(1)
        time.sleep(0.1)
        print("thread ends")
    threading.Thread(target=other).start()
    await f
asyncio.run(main())
