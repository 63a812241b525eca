import asyncio


async def value(v, delay=0):
    await asyncio.sleep(delay)
    return v

loop = asyncio.new_event_loop()
print(loop)
print(loop.run_until_complete(value(1)), loop.run_until_complete(asyncio.gather(value(2), value(3), loop=loop)
      if False else value(2)))
fut = loop.create_future()
loop.call_later(1, fut.set_result, "later")
print(loop.run_until_complete(fut), loop.time())
loop.call_soon(loop.stop)
loop.call_soon(print, "in the same turn")
loop.run_forever()
loop.stop()
loop.call_soon(print, "one turn only")
loop.run_forever()
fut = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(fut)
except RuntimeError as e:
    print(e)
handle = loop.call_later(5, print, "never")
print(handle.when() > loop.time(), handle.cancelled())
handle.cancel()
print(handle.cancelled())
for what in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print),
             lambda: loop.run_until_complete(3)):
    try:
        what()
    except TypeError as e:
        print(e)
order = []
for i in range(3):
    loop.call_later(0.5, order.append, i)
    loop.call_at(loop.time() + 0.5, order.append, -i)
loop.run_until_complete(value(0, 1))
print(order)
print(asyncio.ensure_future(value(5), loop=loop) is not None, len(asyncio.all_tasks(loop)))
loop.run_until_complete(value(0))


def factory(loop, coro, context=None):
    print("made", coro.__name__)
    return asyncio.Task(coro, loop=loop, context=context)

loop.set_task_factory(factory)
loop.run_until_complete(value(1))
print(loop.get_task_factory() is factory)
loop.close()
print(loop, loop.is_closed())
for what in lambda: loop.call_soon(print), lambda: loop.run_forever(), lambda: loop.create_task(c):
    c = value(1)
    try:
        what()
    except RuntimeError as e:
        print(e)
    c.close()
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)
