"""Many tasks await one future: woken in the order they came; its exception is the same object for all of them."""
import asyncio


async def waiter(future, name, seen):
    try:
        print(name, await future)
    except ValueError as e:
        seen.append(e)
        print(name, e)
    except asyncio.CancelledError:
        print(name, "cancelled", future.cancelled())
        raise


async def main():
    loop = asyncio.get_running_loop()
    for finish in "result", "error", "cancel", "cancel one waiter":
        future, seen = loop.create_future(), []
        tasks = [asyncio.create_task(waiter(future, n, seen)) for n in "abc"]
        await asyncio.sleep(0)
        if finish == "result":
            future.set_result(1)
        elif finish == "error":
            future.set_exception(ValueError("same"))
        elif finish == "cancel":
            future.cancel("gone")
        else:
            tasks[1].cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        print(finish, [type(r).__name__ for r in results], len(set(map(id, seen))))
        for change in future.set_result, future.set_exception:
            try:
                change(None)
            except asyncio.InvalidStateError as e:
                print(repr(e))

asyncio.run(main())
