# "Did you mean" is the interpreter's: the module traceback and loggers do not say it.
import traceback
try:
    jseval
except NameError as e:
    print(traceback.format_exc())
    print("".join(traceback.format_exception(e)))
    traceback.print_exc()
    print("".join(traceback.TracebackException.from_exception(e).format()))
try:
    (1j).__mod__
except AttributeError as e:
    traceback.print_exc()
import logging
try:
    pritn
except NameError:
    logging.exception("x")
import asyncio
import threading


def f():
    pritn(1)


t = threading.Thread(target=f, name="T")
t.start()
t.join()


async def main():
    async def bad():
        asyncio.slep(1)

    task = asyncio.create_task(bad())
    await asyncio.sleep(0)
    del task


asyncio.run(main())
pritn
