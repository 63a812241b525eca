# What is given as a context is asked for run() when the callback's turn comes, whatever it is.
import asyncio


class Echo:
    def run(self, callback, *args):
        print("run", args)
        return callback(*args)


class Refuses:
    def run(self, callback, *args):
        raise LookupError("not today")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, found: print(found["message"], repr(found["exception"])))
    for context in (3, "text", Echo(), Refuses(), Echo):
        loop.call_soon(print, "called", context=context)
        loop.call_later(0.1, print, "later", context=context)
        future = loop.create_future()
        future.add_done_callback(lambda future: print("done", future.result()), context=context)
        future.set_result(1)
        await asyncio.sleep(1)


asyncio.run(main())

loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, found: print(repr(found["exception"])))
waits = asyncio.sleep(0)
task = loop.create_task(waits, context=3)
loop.run_until_complete(asyncio.sleep(1))
print(task.done())
task._log_destroy_pending = False
waits.close()
loop.close()
