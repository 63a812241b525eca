# Where asyncio's own log records come from, as formats show it.
import asyncio
import logging
import time

logging.basicConfig(level=logging.DEBUG, format="%(filename)s:%(lineno)d %(funcName)s %(module)s %(name)s %(levelname)s")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    loop.call_soon(time.sleep, 0.2)
    await asyncio.sleep(1)

    def handler(loop, context):
        raise ValueError

    loop.set_exception_handler(handler)
    loop.call_exception_handler({"message": "mine"})
    logging.info("from here")


logging.getLogger().handlers[0].formatter.formatException = lambda info: info[0].__name__
asyncio.run(main(), debug=True)
