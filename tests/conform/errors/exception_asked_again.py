import asyncio, traceback
async def f():
    raise ValueError("x")
async def main():
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(ValueError("f"))
    for i in range(3):
        try: await fut
        except ValueError as e: traceback.print_exc()
    t = asyncio.create_task(f())
    for i in range(3):
        try: await t
        except ValueError as e: traceback.print_exc()
    def deep(): 
        fut.result()
    try: deep()
    except ValueError as e: traceback.print_exc()
asyncio.run(main())
