import asyncio
async def job():
    return 1
async def main():
    t = asyncio.create_task(job())
    def bad(task):
        raise ValueError("in callback")
    t.add_done_callback(bad)
    t.add_done_callback(lambda t: print("next callback runs"))
    await t
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    def handler(loop, context):
        print("handler:", context["message"].split(" <")[0], repr(context.get("exception")))
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand"})
    t = asyncio.create_task(job())
    t.add_done_callback(bad)
    await t
    await asyncio.sleep(0)
    print("end")
asyncio.run(main())
