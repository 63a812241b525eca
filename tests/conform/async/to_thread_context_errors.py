"""to_thread() runs in a copy of the context, hands arguments and errors over, and gives the result back."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")


def job(*args, **options):
    seen = var.get()
    var.set("set in the thread")
    return seen, var.get(), args, options


def breaks(error):
    raise error


async def main():
    print(await asyncio.to_thread(job))
    var.set("main")
    print(await asyncio.to_thread(job, 1, 2, end="x"))
    print(var.get())
    for error in ValueError("one"), KeyError("two"), asyncio.CancelledError("three"):
        try:
            await asyncio.to_thread(breaks, error)
        except BaseException as e:
            print(repr(e), e is error)
    try:
        await asyncio.to_thread(len, 1, 2)
    except TypeError as e:
        print(e)
    print(await asyncio.gather(*(asyncio.to_thread(pow, 2, n) for n in range(5))))

asyncio.run(main())
