"""More handlers: through a queue, into files that are kept short, into memory."""
import copy
import logging
import os

DEFAULT_TCP_LOGGING_PORT = 9020


class QueueHandler(logging.Handler):
    """Puts records into a queue, for a QueueListener."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records from a queue, in a thread of its own, and gives them to handlers."""
    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers, self.respect_handler_level = queue, handlers, respect_handler_level
        self._thread = None

    def dequeue(self, block):
        return self.queue.get(block)

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def start(self):
        import threading
        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def _monitor(self):
        while True:
            record = self.dequeue(True)
            if record is self._sentinel:
                return
            self.handle(record)

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None


class BaseRotatingHandler(logging.FileHandler):
    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return default_name

    def rotate(self, source, dest):
        if os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """Starts a new file when this one is full."""

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, 'a' if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def shouldRollover(self, record):
        if self.stream is None:
            self.stream = self._open()
        size = os.path.getsize(self._name_given) + len((self.format(record) + self.terminator).encode())
        return self.maxBytes > 0 and size >= self.maxBytes

    def doRollover(self):
        self.stream.close()
        self.stream = None
        for i in range(self.backupCount - 1, 0, -1):
            self.rotate(f'{self._name_given}.{i}', f'{self._name_given}.{i + 1}')
        if self.backupCount > 0:
            self.rotate(self._name_given, f'{self._name_given}.1')
        self.stream = self._open()


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file for each hour, day ...; here the file is never changed."""

    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
                 errors=None):
        super().__init__(filename, 'a', encoding, delay, errors)

    def shouldRollover(self, record):
        return False


class MemoryHandler(logging.Handler):
    """Keeps records until there are enough of them, or a bad one comes."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__()
        self.capacity, self.flushLevel, self.target, self.flushOnClose = capacity, flushLevel, target, flushOnClose
        self.buffer = []

    def setTarget(self, target):
        self.target = target

    def emit(self, record):
        self.buffer.append(record)
        if len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel:
            self.flush()

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        super().close()
