"""Logging set up from a dict."""
import logging
import sys

_STREAMS = {'ext://sys.stdout': lambda: sys.stdout, 'ext://sys.stderr': lambda: sys.stderr}


def _resolve(path):
    module, _, name = path.rpartition('.')
    __import__(module)
    return getattr(sys.modules[module], name)


def _value(value):
    return _STREAMS[value]() if isinstance(value, str) and value in _STREAMS else value


def _made(section, entry, default):
    factory = entry.pop('()', default)
    return (_resolve(factory) if isinstance(factory, str) else factory)(**{k: _value(v) for k, v in entry.items()})


def _formatter(entry):
    entry = dict(entry)
    if '()' in entry:
        return _made('formatters', entry, None)
    kind = _resolve(entry['class']) if 'class' in entry else logging.Formatter
    return kind(entry.get('format'), entry.get('datefmt'), entry.get('style', '%'), entry.get('validate', True))


def _handler(entry, formatters, filters):
    entry = dict(entry)
    formatter, level, wanted = entry.pop('formatter', None), entry.pop('level', None), entry.pop('filters', ())
    handler = _made('handlers', entry, entry.pop('class', None))
    if formatter:
        handler.setFormatter(formatters[formatter])
    if level is not None:
        handler.setLevel(level)
    for name in wanted:
        handler.addFilter(filters[name])
    return handler


def _logger(logger, entry, handlers, filters):
    for old in logger.handlers[:]:
        logger.removeHandler(old)
    if 'level' in entry:
        logger.setLevel(entry['level'])
    for name in entry.get('handlers', ()):
        logger.addHandler(handlers[name])
    for name in entry.get('filters', ()):
        logger.addFilter(filters[name])
    if 'propagate' in entry:
        logger.propagate = entry['propagate']


def dictConfig(config):
    if 'version' not in config:
        raise ValueError("dictionary doesn't specify a version")
    if config['version'] != 1:
        raise ValueError(f"Unsupported version: {config['version']}")
    formatters = {name: _formatter(entry) for name, entry in config.get('formatters', {}).items()}
    filters = {name: _made('filters', dict(entry), logging.Filter) for name, entry in config.get('filters', {}).items()}
    handlers = {}
    for name, entry in sorted(config.get('handlers', {}).items()):
        try:
            handlers[name] = _handler(entry, formatters, filters)
        except Exception as e:
            raise ValueError(f'Unable to configure handler {name!r}') from e
        handlers[name].name = name
    named = config.get('loggers', {})
    if not config.get('incremental') and config.get('disable_existing_loggers', True):
        for name, logger in logging.root.manager.loggerDict.items():
            if name not in named and not any(name.startswith(known + '.') for known in named):
                logger.disabled = True
    for name, entry in named.items():
        _logger(logging.getLogger(name), entry, handlers, filters)
    if 'root' in config:
        _logger(logging.root, config['root'], handlers, filters)


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise NotImplementedError("logging.config.fileConfig() is not part of the course's Python: use dictConfig()")
