"""Log records to stderr, or wherever a handler sends them."""
import sys
import time as _time

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
raiseExceptions = True

_NAMES = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG', NOTSET: 'NOTSET'}


def getLevelName(level):
    if level in _NAMES:
        return _NAMES[level]
    for number, name in _NAMES.items():
        if name == level:
            return number
    return f'Level {level}'


def addLevelName(level, levelName):
    _NAMES[level] = levelName


def _level(level):
    if isinstance(level, int):
        return level
    for number, name in _NAMES.items():
        if name == level:
            return number
    raise ValueError(f'Unknown level: {level!r}')


def _traceback_of(exc):
    import traceback
    return ''.join(traceback.format_exception(exc)).rstrip('\n')


class LogRecord:
    def __init__(self, name, level, msg, args, exc):
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        self.msg, self.args, self.exc_info = msg, args, exc
        self.created = _time.time()
        self.msecs = (self.created - int(self.created)) * 1000
        self.relativeCreated = (self.created - _start) * 1000
        self.threadName, self.processName, self.process, self.thread = 'MainThread', 'MainProcess', 1, 1
        self.module = self.filename = self.pathname = self.funcName = '<module>'
        self.lineno = 0
        self.taskName = None

    def getMessage(self):
        msg = str(self.msg)
        if self.args:
            args = self.args
            if len(args) == 1 and isinstance(args[0], dict) and args[0]:
                args = args[0]
            msg = msg % args
        return msg


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        if style not in ('%', '{', '$'):
            raise ValueError('Style must be one of: %,{,$')
        default = {'%': '%(message)s', '{': '{message}', '$': '${message}'}
        self._fmt = fmt or default[style]
        self.datefmt = datefmt
        self._style = style

    def formatTime(self, record, datefmt=None):
        moment = _time.gmtime(record.created)
        if datefmt:
            return _time.strftime(datefmt, moment)
        return _time.strftime('%Y-%m-%d %H:%M:%S', moment) + ',%03d' % record.msecs

    def format(self, record):
        record.message = record.getMessage()
        if 'asctime' in self._fmt:
            record.asctime = self.formatTime(record, self.datefmt)
        if self._style == '%':
            text = self._fmt % record.__dict__
        elif self._style == '{':
            text = self._fmt.format(**record.__dict__)
        else:
            text = self._fmt
            for name, value in record.__dict__.items():
                text = text.replace('${' + name + '}', str(value))
        if record.exc_info:
            text += '\n' + _traceback_of(record.exc_info)
        return text


class Handler:
    def __init__(self, level=NOTSET):
        self.level = _level(level)
        self.formatter = None
        self.filters = []

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def addFilter(self, f):
        self.filters.append(f)

    def format(self, record):
        return (self.formatter or Formatter()).format(record)

    def handle(self, record):
        for f in self.filters:
            if not (f.filter(record) if hasattr(f, 'filter') else f(record)):
                return
        self.emit(record)

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def flush(self):
        pass

    def close(self):
        pass


class StreamHandler(Handler):
    terminator = '\n'

    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream

    def emit(self, record):
        stream = sys.stderr if self.stream is None else self.stream
        stream.write(self.format(record) + self.terminator)


class NullHandler(Handler):
    def emit(self, record):
        pass


class FileHandler(StreamHandler):
    def __init__(self, filename, mode='a', encoding=None, delay=False):
        raise NotImplementedError("logging to files is not part of the course's Python: log to stderr")


class Filter:
    def __init__(self, name=''):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + '.')


class Logger:
    def __init__(self, name, parent=None, level=NOTSET):
        self.name, self.parent, self.level = name, parent, level
        self.handlers = []
        self.filters = []
        self.propagate = True
        self.disabled = False

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled[0] and level >= self.getEffectiveLevel()

    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def addFilter(self, f):
        self.filters.append(f)

    def getChild(self, suffix):
        return getLogger(suffix if self.parent is None else f'{self.name}.{suffix}')

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if exc_info is True:
            exc_info = sys.exc_info()[1]
        elif isinstance(exc_info, tuple):
            exc_info = exc_info[1]
        record = LogRecord(self.name, level, msg, args, exc_info or None)
        if extra:
            for name, value in extra.items():
                setattr(record, name, value)
        for f in self.filters:
            if not (f.filter(record) if hasattr(f, 'filter') else f(record)):
                return
        logger = self
        found = False
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if level >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and level >= WARNING:
            _last_resort.handle(record)

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    fatal = critical

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'


class RootLogger(Logger):
    pass


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def __getattr__(self, name):
        return getattr(self.logger, name)


_start = _time.time()
_disabled = [0]
_last_resort = StreamHandler()
root = RootLogger('root', None, WARNING)
_loggers = {}


def getLogger(name=None):
    if not name or name == 'root':
        return root
    if name not in _loggers:
        above = name.rpartition('.')[0]
        _loggers[name] = Logger(name, getLogger(above) if above else root)
    return _loggers[name]


def basicConfig(*, force=False, handlers=None, stream=None, filename=None, format=None, datefmt=None, style='%',
                level=None, filemode='a', encoding=None, errors=None):
    if force:
        root.handlers.clear()
    if root.handlers:
        return
    if filename is not None:
        handlers = [FileHandler(filename)]
    basic = {'%': BASIC_FORMAT, '{': '{levelname}:{name}:{message}', '$': '${levelname}:${name}:${message}'}
    for handler in handlers or [StreamHandler(stream)]:
        if handler.formatter is None:
            handler.setFormatter(Formatter(format or basic[style], datefmt, style))
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def disable(level=CRITICAL):
    _disabled[0] = level


def captureWarnings(capture):
    pass


def shutdown():
    pass


def _through_root(method):
    def function(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        method(msg, *args, **kwargs)
    return function


debug = _through_root(root.debug)
info = _through_root(root.info)
warning = warn = _through_root(root.warning)
error = _through_root(root.error)
exception = _through_root(root.exception)
critical = fatal = _through_root(root.critical)


def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)
