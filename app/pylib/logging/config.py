"""Logging set up from a dict (semantics: Lib/logging/config.py)."""
import logging
import re

_PREFIX = re.compile(r'^(ext|cfg)://(.*)$')
_CFG_STEP = re.compile(r'\.\s*(\w+)\s*|\[\s*(\w+)\s*\]\s*')


def _resolve(name):
    """The object of that dotted name; modules on the way are imported."""
    first, *rest = name.split('.')
    used, found = first, __import__(first)
    for part in rest:
        used += '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


def valid_ident(s):
    if not re.match('^[a-z_][a-z0-9_]*$', s, re.I):
        raise ValueError(f'Not a valid Python identifier: {s!r}')
    return True


def _step(words, function, *args):
    """Calls it; an error is told as what could not be done."""
    try:
        return function(*args)
    except Exception as exc:
        raise ValueError(words) from exc


class DictConfigurator:
    """One configuration. What it makes takes the place of what described it, so that cfg:// finds the objects."""

    def __init__(self, config):
        self.config = _copied(config)

    # -- values --

    def resolve(self, s):
        try:
            return _resolve(s)
        except ImportError as exc:
            raise ValueError(f'Cannot resolve {s!r}: {exc}') from exc

    def convert(self, value):
        """ext://name is an object of a module, cfg://path a part of the configuration."""
        if isinstance(value, (list, tuple)) and not hasattr(value, '_fields'):
            return type(value)([self.convert(item) for item in value])
        if isinstance(value, dict):
            return {key: self.convert(item) for key, item in value.items()}
        found = _PREFIX.match(value) if isinstance(value, str) else None
        if found is None:
            return value
        return self.resolve(found[2]) if found[1] == 'ext' else self._cfg(found[2])

    def _cfg(self, path):
        first = re.match(r'^\s*(\w+)\s*', path)
        if first is None:
            raise ValueError(f'Unable to convert {path!r}')
        rest, found = path[first.end():], self.config[first[1]]
        while rest:
            step = _CFG_STEP.match(rest)
            if step is None:
                raise ValueError(f'Unable to convert {path!r} at {rest!r}')
            key = step[1] or step[2]
            found = found[int(key) if step[2] and key.isdigit() and not isinstance(found, dict) else key]
            rest = rest[step.end():]
        return self.convert(found)

    def _call(self, factory, config):
        """factory(**config), then the attributes below '.'."""
        factory = factory if callable(factory) else self.resolve(factory)
        kwargs = {key: self.convert(value) for key, value in config.items() if key != '.' and valid_ident(key)}
        made = factory(**kwargs)
        for name, value in (config.get('.') or {}).items():
            setattr(made, name, self.convert(value))
        return made

    def configure_custom(self, config):
        config = dict(config)
        return self._call(config.pop('()'), config)

    # -- parts --

    def configure_formatter(self, config):
        if '()' in config:
            try:
                return self.configure_custom(config)
            except TypeError as exc:
                if "'format'" not in str(exc):
                    raise
                config = dict(config)       # it calls it fmt, as Formatter does
                config['fmt'] = config.pop('format')
                return self.configure_custom(config)
        kind = _resolve(config['class']) if config.get('class') else logging.Formatter
        args = [self.convert(value) for value in (config.get('format'), config.get('datefmt'), config.get('style', '%'))]
        return kind(*args, config['validate']) if 'validate' in config else kind(*args)

    def configure_filter(self, config):
        return self.configure_custom(config) if '()' in config else logging.Filter(config.get('name', ''))

    def configure_handler(self, config):
        config = dict(config)
        formatter, level = config.pop('formatter', None), config.pop('level', None)
        filters = self.convert(config.pop('filters', None))
        if formatter:
            formatter = _step(f'Unable to set formatter {formatter!r}', lambda: self.config['formatters'][formatter])
        if '()' in config:
            factory = config.pop('()')
        else:
            factory = self.resolve(config.pop('class'))
            if 'target' in config and factory.__name__ == 'MemoryHandler':
                config['target'] = _step(f"Unable to set target handler {config['target']!r}", self._target,
                                         config['target'])
        properties = config.pop('.', None)
        handler = self._call(factory, config)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        self.add_filters(handler, filters or ())
        for name, value in (properties or {}).items():
            setattr(handler, name, self.convert(value))
        return handler

    def _target(self, name):
        handler = self.config['handlers'][name]
        if not isinstance(handler, logging.Handler):
            raise TypeError('target not configured yet')
        return handler

    def add_filters(self, filterer, filters):
        for one in filters:
            is_filter = callable(one) or callable(getattr(one, 'filter', None))
            _step(f'Unable to add filter {one!r}',
                  lambda: filterer.addFilter(one if is_filter else self.config['filters'][one]))

    def common_logger_config(self, logger, config, incremental=False):
        level = config.get('level')
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        for old in logger.handlers[:]:
            logger.removeHandler(old)
        for name in self.convert(config.get('handlers')) or ():
            _step(f'Unable to add handler {name!r}', lambda: logger.addHandler(self.config['handlers'][name]))
        self.add_filters(logger, self.convert(config.get('filters')) or ())

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        if config.get('propagate') is not None:
            logger.propagate = config['propagate']

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)

    # -- all of it --

    def configure(self):
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        incremental = config.get('incremental', False)
        if incremental:
            self._change_handlers(config.get('handlers', {}))
        else:
            logging.shutdown()      # those of before are closed
            self._make('formatters', 'formatter', self.configure_formatter)
            self._make('filters', 'filter', self.configure_filter)
            self._make_handlers()
        existing = sorted(logging.root.manager.loggerDict)
        loggers = config.get('loggers', {})
        for name, entry in loggers.items():
            _step(f'Unable to configure logger {name!r}', self.configure_logger, name, entry, incremental)
        if not incremental:
            _handle_existing_loggers(existing, loggers, config.get('disable_existing_loggers', True))
        if config.get('root'):
            _step('Unable to configure root logger', self.configure_root, config['root'], incremental)

    def _make(self, section, word, function):
        entries = self.config.get(section, {})
        for name in entries:
            entries[name] = _step(f'Unable to configure {word} {name!r}', function, entries[name])

    def _make_handlers(self):
        entries, deferred = self.config.get('handlers', {}), []
        for name in sorted(entries):
            try:
                self._make_handler(entries, name)
            except Exception as exc:
                if 'target not configured yet' not in str(exc.__cause__):
                    raise ValueError(f'Unable to configure handler {name!r}') from exc
                deferred.append(name)
        for name in deferred:
            _step(f'Unable to configure handler {name!r}', self._make_handler, entries, name)

    def _make_handler(self, entries, name):
        handler = self.configure_handler(entries[name])
        handler.name = name
        entries[name] = handler

    def _change_handlers(self, entries):
        known = {handler.name: handler for handler in logging._handlers}
        for name, entry in entries.items():
            if name not in known:
                raise ValueError(f'No handler found with name {name!r}')
            if entry.get('level'):
                _step(f'Unable to configure handler {name!r}',
                      lambda: known[name].setLevel(logging._checkLevel(entry['level'])))


def _copied(value):
    """The program's own dicts stay as they are."""
    return {key: _copied(item) for key, item in value.items()} if isinstance(value, dict) else value


def _handle_existing_loggers(existing, configured, disable):
    """Loggers of before that are not named are disabled; those below a named one only forget what they had."""
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name in configured:
            continue
        if any([name.startswith(other + '.') for other in configured if other in existing]):
            logger.setLevel(logging.NOTSET)
            logger.handlers, logger.propagate = [], True
        else:
            logger.disabled = disable


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise NotImplementedError("logging.config.fileConfig() is not part of the course's Python: use dictConfig()")
