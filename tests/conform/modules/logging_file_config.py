"""logging.config.fileConfig(): sections for loggers, handlers and formatters."""
import io
import logging
import logging.config
import queue
import logging.handlers
import pickle
import sys

CONFIG = """
[loggers]
keys=root,app

[handlers]
keys=out, held

[formatters]
keys=short

[logger_root]
level=WARNING
handlers=out

[logger_app]
level=DEBUG
handlers=held
qualname=app
propagate=0

[handler_out]
class=StreamHandler
level=NOTSET
formatter=short
args=(sys.stdout,)

[handler_held]
class=logging.handlers.MemoryHandler
args=(10, ERROR)
kwargs={'flushOnClose': True}
target=out

[formatter_short]
format=%(levelname)s %(name)s "%(message)s"
"""
old, below = logging.getLogger("old"), logging.getLogger("app.part.deep")
logging.config.fileConfig(io.StringIO(CONFIG))
logging.getLogger("app").debug("held")
below.info("below")
logging.warning("at once")
old.error("nobody hears")
logging.getLogger("app").error("all of them")
print(old.disabled, below.disabled, logging.getLogger("app").handlers[0].name)
for text in (CONFIG.replace("ERROR)", "nothing)"), CONFIG.replace("keys=root,app", "keys=app"), "junk"):
    try:
        logging.config.fileConfig(io.StringIO(text))
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0].partition("<")[0])
try:
    logging.config.fileConfig("none.ini")
except FileNotFoundError as e:
    print(e)

print([(name, type(one).__name__) for name, one in logging.root.manager.loggerDict.items() if name[0] != "c" and name != "asyncio"])
print(logging.getLogger("app.part") is below.parent, below.parent.parent.name)
print(pickle.loads(pickle.dumps(below)) is below, pickle.loads(pickle.dumps(logging.root)) is logging.root)
adapter = logging.LoggerAdapter(logging.LoggerAdapter(logging.getLogger("app"), {"a": 1}), {"b": 2})
print(adapter.manager is logging.root.manager, adapter.name)
try:
    logging.root.manager.setLoggerClass(int)
except TypeError as e:
    print(e)
record = logging.makeLogRecord({})
print(logging.LogRecord("n", 10, None, 1, "m", (), None).module, record.processName)
logging.logThreads = logging.logProcesses = False
print(logging.makeLogRecord({}).thread, logging.makeLogRecord({}).process)
waiting = queue.Queue()
listener = logging.handlers.QueueListener(waiting, logging.StreamHandler(sys.stdout))
listener.start()
waiting.put(logging.makeLogRecord({"msg": "through a queue"}))
waiting.join()
listener.stop()
waiting.join()
print(waiting.unfinished_tasks)


class Broken(logging.Handler):
    def flush(self):
        print("flushed at the end")
        raise OSError("closed already")


broken = Broken()
