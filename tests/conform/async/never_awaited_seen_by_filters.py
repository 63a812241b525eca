"""The warning of a coroutine that nobody awaited goes through warnings: filters, record=True, the ways of showing."""
import asyncio
import logging
import warnings


async def f():
    pass


def forgets():
    f()


async def main():
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        f()
        kept = [f() for _ in range(2)]
        kept = None
        warnings.warn("another", UserWarning)
    for w in seen:
        print(w.category.__name__, w.lineno, w.message, w.source is not None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        forgets()
    print("quiet until here")
    forgets()
    forgets()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        f()
        print("nobody can catch it")
    lost = f()
    del lost
    task = asyncio.create_task(f())
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
warnings.filterwarnings("ignore", message="coroutine 'f' was never")
forgets()
warnings.resetwarnings()
warnings.formatwarning = lambda message, *rest, line=None: f"formatted: {message}\n"
f()
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print("shown:", message, lineno)
forgets()
logging.basicConfig(format="%(name)s %(levelname)s %(message)s")
logging.captureWarnings(True)
f()
