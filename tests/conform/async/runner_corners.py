import asyncio
import contextvars

var = contextvars.ContextVar("var", default=0)


async def step(n):
    var.set(var.get() + n)
    print("step", n, var.get(), asyncio.current_task().get_name())
    await asyncio.sleep(1)
    return asyncio.get_running_loop().time()


async def leaves_work():
    async def left():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            print("left behind, cancelled")
            raise
    asyncio.create_task(left())
    await asyncio.sleep(0)

with asyncio.Runner() as runner:
    print(runner.run(step(1)), runner.run(step(2)))
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed())
    context = contextvars.Context()
    print(runner.run(step(5), context=context), context[var], var.get())
    runner.run(leaves_work())
    print(len(asyncio.all_tasks(loop)))
print(loop.is_closed())
for what in runner.get_loop, lambda: asyncio.run(3), lambda: asyncio.run(step):
    try:
        what()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, str(e).split(" at ")[0])


async def inside():
    for what in asyncio.run, asyncio.Runner().run:
        c = step(1)
        try:
            what(c)
        except RuntimeError as e:
            print(e)
        c.close()

asyncio.run(inside())
runner = asyncio.Runner(debug=True, loop_factory=asyncio.new_event_loop)
print(runner.get_loop().get_debug())
runner.close()
runner.close()


async def fails():
    raise LookupError("out of run")
try:
    with asyncio.Runner() as runner:
        runner.run(fails())
except LookupError as e:
    print(repr(e))
