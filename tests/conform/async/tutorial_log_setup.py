"""Logging set-ups as tutorials have them: basicConfig, getLogger, levels, a formatter, exceptions."""
import asyncio
import logging
import sys

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)-8s %(name)s: %(message)s")
log = logging.getLogger(__name__)
db = logging.getLogger("app.db")
db.setLevel(logging.DEBUG)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("[db] %(levelname)s %(message)s"))
db.addHandler(handler)
db.propagate = False


async def query(n):
    db.debug("query %d", n)
    await asyncio.sleep(0.1)
    if n == 2:
        raise LookupError("no row 2")
    db.info("row %s of %(total)s" if False else "row %s", n)
    return n


async def main():
    log.debug("not shown")
    log.info("started %s", asyncio.current_task().get_name())
    results = await asyncio.gather(*(query(i) for i in range(4)), return_exceptions=True)
    for r in results:
        if isinstance(r, Exception):
            log.error("failed: %r", r)
        else:
            log.warning("got %d (%s)", r, "odd" if r % 2 else "even")
    try:
        await query(2)
    except LookupError:
        log.exception("with traceback")
    log.log(logging.CRITICAL, "critical %s", {"a": 1})
    log.info("done", extra={"x": 1})
    print(log.level, log.getEffectiveLevel(), db.isEnabledFor(logging.DEBUG), logging.getLevelName(30), log.name)


asyncio.run(main())
