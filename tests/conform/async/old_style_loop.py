import asyncio
async def work(x):
    await asyncio.sleep(1)
    return x
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(5)), loop.time(), loop.is_running(), loop.is_closed())
t = loop.create_task(work(6))
print(loop.run_until_complete(t), t.done())
f = loop.create_future()
loop.call_later(2, f.set_result, "by timer")
print(loop.run_until_complete(f), loop.time())
loop.call_later(3, loop.stop)
loop.call_soon(print, "first callback")
loop.run_forever()
print("stopped", loop.time())
loop.call_soon(loop.stop)
loop.call_soon(print, "same turn as stop")
loop.run_forever()
print(loop.run_until_complete(asyncio.gather(work(1), work(2), return_exceptions=True)) if False else "-")
async def fails():
    raise ValueError("out of the loop")
try:
    loop.run_until_complete(fails())
except ValueError as e:
    print(e)
loop.close()
loop.close()
print(loop.is_closed())
for f in (lambda: loop.call_soon(print), lambda: loop.run_forever()):
    try:
        f()
    except RuntimeError as e:
        print(e)
c = work(1)
try:
    loop.run_until_complete(c)
except RuntimeError as e:
    print(e)
c.close()
