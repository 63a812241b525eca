import logging, logging.handlers, logging.config, queue, sys
q = queue.Queue()
lst = logging.handlers.QueueListener(q, logging.StreamHandler(sys.stdout))
log = logging.getLogger("q"); log.setLevel("DEBUG"); log.addHandler(logging.handlers.QueueHandler(q)); log.propagate = False
lst.start(); log.info("through %s", "queue"); log.debug("two"); lst.stop()
m = logging.handlers.MemoryHandler(3, target=logging.StreamHandler(sys.stdout)); l2 = logging.getLogger("m"); l2.addHandler(m); l2.setLevel(10); l2.propagate = False
l2.info("a"); l2.info("b"); print("before"); l2.error("c"); l2.info("d"); m.close()
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False,
  "formatters": {"f": {"format": "%(levelname)s|%(name)s|%(message)s"}},
  "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "f", "level": "INFO"}},
  "loggers": {"app": {"handlers": ["out"], "level": "DEBUG", "propagate": False}}, "root": {"level": "WARNING", "handlers": ["out"]}})
logging.getLogger("app").debug("no"); logging.getLogger("app.sub").info("yes"); logging.info("no"); logging.warning("root"); log.info("x")
try: logging.config.dictConfig({})
except ValueError as e: print(e)
