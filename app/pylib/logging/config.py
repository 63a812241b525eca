"""Logging set up from a dict or from a file of sections (semantics: Lib/logging/config.py)."""
import logging
import logging.handlers
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
            if isinstance(logger, logging.PlaceHolder):
                continue
            logger.setLevel(logging.NOTSET)
            logger.handlers, logger.propagate = [], True
        else:
            logger.disabled = disable


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()


# ---- files ----

def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Sections as configparser reads them: what a name, an open file or a parser says."""
    sections = _sections_of(fname, defaults, encoding)
    formatters = {name: _formatter_of(sections, f'formatter_{name}') for name in _names(sections['formatters']['keys'])}
    logging.shutdown()
    handlers, targets = {}, []
    for name in _names(sections['handlers']['keys']):
        section = sections[f'handler_{name}']
        handlers[name] = handler = _handler_of(section, formatters)
        handler.name = name
        if section.get('target') and isinstance(handler, logging.handlers.MemoryHandler):
            targets.append((handler, section['target']))
    for handler, target in targets:
        handler.setTarget(handlers[target])
    _set_loggers(sections, handlers, disable_existing_loggers)


def _sections_of(fname, defaults, encoding):
    import configparser
    import os
    if isinstance(fname, configparser.RawConfigParser):
        return fname
    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f'{fname} is an empty file')
    sections = configparser.ConfigParser(defaults)
    try:
        if hasattr(fname, 'readline'):
            sections.read_file(fname)
        else:
            sections.read(fname, encoding=encoding)
    except configparser.ParsingError as e:
        raise RuntimeError(f'{fname} is invalid: {e}')
    return sections


def _names(text):
    return [name.strip() for name in text.split(',')] if text else []


def _formatter_of(sections, name):
    args = [sections.get(name, key, raw=True, fallback=usual)
            for key, usual in (('format', None), ('datefmt', None), ('style', '%'))]
    kind = sections[name].get('class')
    return (_resolve(kind) if kind else logging.Formatter)(*args)


def _handler_of(section, formatters):
    try:
        kind = _value_of(section['class'])
    except (AttributeError, NameError):
        kind = _resolve(section['class'])
    handler = kind(*_value_of(section.get('args', '()')), **_value_of(section.get('kwargs', '{}')))
    if 'level' in section:
        handler.setLevel(section['level'])
    if section.get('formatter'):
        handler.setFormatter(formatters[section['formatter']])
    return handler


_NAME = re.compile(r"""((?:\b[rbRB]{1,2})?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))"""
                   r'|\b(?!(?:True|False|None)\b)([A-Za-z_][\w.]*)')


def _value_of(text):
    """What the text says in terms of logging's names. CPython evaluates it; here it can only name and group things."""
    import ast
    try:
        literal = ast.literal_eval(_NAME.sub(lambda found: found[1] or repr('\0' + found[2]), text.strip()))
    except ValueError:
        raise NotImplementedError("logging.config.fileConfig() of the course's Python knows names and literals, not "
                                  f'{text!r}: use dictConfig()') from None
    return _with_names(literal)


def _with_names(value):
    if isinstance(value, (tuple, list)):
        return type(value)([_with_names(item) for item in value])
    if isinstance(value, dict):
        return {_with_names(key): _with_names(item) for key, item in value.items()}
    return _value_of_name(value[1:]) if isinstance(value, str) and value.startswith('\0') else value


def _value_of_name(name):
    first, *rest = name.split('.')
    if first in vars(logging):
        found = vars(logging)[first]
    elif first in ('os', 'time', 'io', 're', 'traceback', 'warnings', 'weakref', 'threading'):  # CPython's logging has them
        found = __import__(first)
    else:
        raise NameError(f'name {first!r} is not defined')
    for part in rest:
        found = getattr(found, part)
    return found


def _set_loggers(sections, handlers, disable):
    names = _names(sections['loggers']['keys'])
    names.remove('root')
    section = sections['logger_root']
    if 'level' in section:
        logging.root.setLevel(section['level'])
    _set_handlers(logging.root, section, handlers)
    existing, configured = sorted(logging.root.manager.loggerDict), []
    for name in names:
        section = sections[f'logger_{name}']
        logger = logging.getLogger(section['qualname'])
        configured.append(section['qualname'])
        if 'level' in section:
            logger.setLevel(section['level'])
        logger.propagate, logger.disabled = section.getint('propagate', fallback=1), 0
        _set_handlers(logger, section, handlers)
    _handle_existing_loggers(existing, configured, disable)


def _set_handlers(logger, section, handlers):
    for old in logger.handlers[:]:
        logger.removeHandler(old)
    for name in _names(section['handlers']):
        logger.addHandler(handlers[name])
