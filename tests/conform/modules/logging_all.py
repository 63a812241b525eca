import logging
import sys
logging.basicConfig(level=logging.DEBUG)
logging.info("bad %d", "x")
logging.warning("hi %s %s", 1)
log = logging.getLogger("a.b.c")
log2 = logging.getLogger("a")
print(log, log2, log.parent, logging.root, logging.getLogger().handlers)
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("{asctime} {levelname:8} {message}", style="{", datefmt="%H:%M:%S"))
log2.addHandler(h); log2.propagate = False
log.warning("w %(x)s", {"x": 3})
log.setLevel("ERROR"); log.info("not"); log.error("yes", extra={"q": 1})
logging.LoggerAdapter(log, {"u": 1}).error("adapt")
class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()
h.addFilter(F()); log.error("secret"); log.error("open")
try: logging.getLogger(3)
except TypeError as e: print(e)
try: log.setLevel("X")
except ValueError as e: print(e)
print(logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(15))
logging.warn("old")
