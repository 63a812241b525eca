import asyncio, logging
logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
logging.debug("hidden")
logging.info("info %s", 1)
log = logging.getLogger("app")
log.warning("careful %d", 2)
log.error("bad")
async def main():
    log.info("in main")
asyncio.run(main())
