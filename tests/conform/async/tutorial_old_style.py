"""Programs of before 3.7: get_event_loop, ensure_future, run_until_complete, run_forever, call_later."""
import asyncio
import functools


def hello_world(loop, word):
    print(word)
    loop.stop()


def show(future, tag="cb"):
    print(tag, future.result())


async def slow_operation(future, value):
    await asyncio.sleep(1)
    future.set_result(value)


def tick(loop, n=0):
    print("tick", n)
    if n < 2:
        loop.call_later(0.5, tick, loop, n + 1)
    else:
        loop.call_soon(loop.stop)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.call_soon(hello_world, loop, "Hello World")
loop.run_forever()
future = loop.create_future()
task = loop.create_task(slow_operation(future, "Future is done!"))
future.add_done_callback(show)
future.add_done_callback(functools.partial(show, tag="partial"))
print(loop.run_until_complete(future), task.done())
tick(loop)
loop.run_forever()
tasks = [asyncio.ensure_future(asyncio.sleep(i / 10, result=i), loop=loop) for i in (3, 1, 2)]
done, pending = loop.run_until_complete(asyncio.wait(tasks))
print(sorted(t.result() for t in done), len(pending), [t.result() for t in tasks])
print(loop.run_until_complete(asyncio.gather(*[asyncio.sleep(0, i) for i in range(3)])))
handle = loop.call_later(5, print, "never")
handle.cancel()
when = loop.time() + 1
loop.call_at(when, lambda: print("at", round(loop.time() - when, 3)))
loop.call_at(when + 1, loop.stop)
try:
    loop.run_forever()
finally:
    loop.close()
print(loop.is_closed(), loop.is_running())
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
