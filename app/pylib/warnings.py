"""Warnings, and who sees them."""
import sys
from builtins import *  # the categories

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings']

_ACTIONS = ('error', 'ignore', 'always', 'default', 'module', 'once')
# action, message pattern or None, category, module pattern or None, line or 0: the first that fits decides
filters = [('default', None, DeprecationWarning, '__main__', 0), ('ignore', None, DeprecationWarning, None, 0),
           ('ignore', None, PendingDeprecationWarning, None, 0), ('ignore', None, ImportWarning, None, 0),
           ('ignore', None, ResourceWarning, None, 0)]
defaultaction = 'default'
_seen = set()  # (text, category, line) for "default", with less in it for "module" and "once"


class WarningMessage:
    """A warning that catch_warnings(record=True) has kept."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


def formatwarning(message, category, filename, lineno, line=None):
    return _text_of(WarningMessage(message, category, filename, lineno, None, line))


def showwarning(message, category, filename, lineno, file=None, line=None):
    _show(WarningMessage(message, category, filename, lineno, file, line))


_our_formatwarning, _our_showwarning = formatwarning, showwarning


def _text_of(msg):
    name = msg.category.__name__
    line = sys._source_line(msg.filename, msg.lineno) if msg.line is None else msg.line
    text = f'{msg.filename}:{msg.lineno}: {name}: {msg.message}\n' + (f'  {line.strip()}\n' if line else '')
    if msg.source is not None:
        text += f'{name}: Enable tracemalloc to get the object allocation traceback\n'
    return text


def _show(msg):
    if formatwarning is _our_formatwarning:
        text = _text_of(msg)
    else:
        text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno, line=msg.line)
    (sys.stderr if msg.file is None else msg.file).write(text)


def _showwarnmsg(msg):
    if showwarning is not _our_showwarning:
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    elif _kept:
        _kept[-1].append(msg)
    else:
        _show(msg)


def _fits(entry, text, category, module, lineno):
    _, message, wanted, where, line = entry
    return (issubclass(category, wanted) and (message is None or _matches(message, text, ignore_case=True))
            and (where is None or where == module or _matches(where, module)) and (line == 0 or line == lineno))


def _matches(pattern, text, ignore_case=False):
    import re
    return re.match(pattern, text, re.I if ignore_case else 0)


def _action(text, category, module, lineno):
    for entry in filters:
        if _fits(entry, text, category, module, lineno):
            return entry[0]
    return defaultaction


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if isinstance(message, Warning):
        category = type(message)
    else:
        message = category(message)
    text = str(message)
    action = _action(text, category, module or '<unknown>', lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = {'default': (text, category, filename, lineno), 'module': (text, category, filename),
           'once': (text, category)}.get(action)
    if key in _seen:
        return
    if key:
        _seen.add(key)
    (_show if registry is _AT_EXIT else _showwarnmsg)(WarningMessage(message, category, filename, lineno, source=source))


_AT_EXIT = {}  # the registry of the interpreter's last moments, in which the program's own ways of showing are gone


def _warn_unawaited_coroutine(coro, text, filename, lineno, at_exit):
    """A coroutine dies that nobody awaited: what the VM calls."""
    registry, source = (_AT_EXIT, None) if at_exit else (None, coro)
    warn_explicit(text, RuntimeWarning, filename, lineno, '__main__', registry, source=source)


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    frame = sys._caller(max(stacklevel, 1) - 1)
    if frame is None:
        warn_explicit(message, category, 'sys', 1, 'sys', source=source)
    else:
        warn_explicit(message, category, frame.f_code.co_filename, frame.f_lineno, '__main__', source=source)


def _add(entry, append):
    if append:
        if entry not in filters:
            filters.append(entry)
        return
    if entry in filters:
        filters.remove(entry)
    filters.insert(0, entry)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    assert action in _ACTIONS, f'invalid action: {action!r}'
    _seen.clear()
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in _ACTIONS, f'invalid action: {action!r}'
    _seen.clear()
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    _seen.clear()
    filters.clear()


_kept = []  # lists of catch_warnings(record=True), the innermost last


class catch_warnings:
    """Puts everything back at the end of the block."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global showwarning
        self._filters = filters[:]
        self._showwarning = showwarning
        _seen.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        showwarning = _our_showwarning
        _kept.append([])
        return _kept[-1]

    def __exit__(self, *exc_info):
        global showwarning
        filters[:] = self._filters
        showwarning = self._showwarning
        _seen.clear()
        if self._record:
            _kept.pop()
