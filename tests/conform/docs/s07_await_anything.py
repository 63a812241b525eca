import asyncio
async def coro():
    return "coroutine"
class Own:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "own awaitable"
async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("future")
    task = asyncio.create_task(coro())
    print(await coro(), "|", await task, "|", await future, "|", await Own())
asyncio.run(main())
