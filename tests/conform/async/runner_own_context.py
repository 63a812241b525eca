"""A Runner keeps one context for all its runs; run(context=) uses another, and one closed refuses."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default=0)


async def add(n):
    var.set(var.get() + n)
    await asyncio.sleep(1)
    return var.get(), asyncio.get_running_loop().time()


other = contextvars.copy_context()
with asyncio.Runner() as runner:
    print(runner.run(add(1)), runner.run(add(2)))
    print(runner.run(add(10), context=other), runner.run(add(10), context=other))
    print(runner.run(add(3)), var.get(), other[var])
    loop = runner.get_loop()
    print(loop is runner.get_loop(), loop.is_running(), loop.is_closed())
    for wrong in add, 5, asyncio.sleep:
        try:
            runner.run(wrong)
        except ValueError as e:
            print(str(e).split("<")[0].split(" at ")[0])
print(loop.is_closed())
coro = add(1)
for use in lambda: runner.run(coro), runner.get_loop, runner.__enter__:
    try:
        use()
    except RuntimeError as e:
        print(e)
coro.close()
runner.close()
unused = asyncio.Runner()
unused.close()
print("closed before use")
