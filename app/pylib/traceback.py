"""Tracebacks and stacks as text, the way the interpreter prints them."""
import sys

__all__ = ('FrameSummary', 'StackSummary', 'TracebackException', 'clear_frames', 'extract_stack', 'extract_tb', 'format_exc',
           'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb', 'print_exc',
           'print_exception', 'print_last', 'print_list', 'print_stack', 'print_tb', 'walk_stack', 'walk_tb')

_MISSING = object()


# ---- frames ----

class FrameSummary:
    """One call: where it stands, and the text of the line."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line
        self.locals = {k: repr(v) for k, v in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    """The entries of a stack, outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return _limited(cls(_summary(frame, lineno) for frame, lineno in frame_gen), limit)

    @classmethod
    def from_list(cls, a_list):
        return cls(e if isinstance(e, FrameSummary) else FrameSummary(e[0], e[1], e[2], line=e[3]) for e in a_list)

    def format(self):
        return [_entry(e) for e in self]


def _summary(frame, lineno=None):
    code = frame.f_code
    return FrameSummary(code.co_filename, frame.f_lineno if lineno is None else lineno, code.co_name, line=frame._text)


def _entry(e):
    filename, lineno, name, line = e
    return f'  File "{filename}", line {lineno}, in {name}\n' + (f'    {line.strip()}\n' if line else '')


def _limited(entries, limit):
    """A positive limit counts from the front, a negative one from the end."""
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
    return entries if limit is None else type(entries)(entries[:limit] if limit >= 0 else entries[limit:])


def walk_stack(f):
    frame = sys._getframe() if f is None else f
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def walk_tb(tb):
    while tb is not None:
        if not tb._is_library:
            yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_stack(f=None, limit=None):
    frames = [_summary(frame) for frame, _ in walk_stack(f)]
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    return StackSummary(reversed(frames))


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    for text in format_list(extracted_list):
        print(text, file=sys.stderr if file is None else file, end='')


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)


def format_tb(tb, limit=None):
    if limit is not None:
        return format_list(extract_tb(tb, limit))
    lines = sys._format_exception(Exception().with_traceback(tb)).splitlines(True)[1:-1]
    entries = []
    for line in lines:
        if line.startswith('  File ') or not entries:
            entries.append(line)
        else:
            entries[-1] += line
    return entries


def print_tb(tb, limit=None, file=None):
    for text in format_tb(tb, limit):
        print(text, file=sys.stderr if file is None else file, end='')


def clear_frames(tb):
    """Nothing to do: a traceback keeps no variables alive."""


# ---- exceptions ----

def _given(exc, value, tb):
    """The new way gives an exception, the old one its class, itself and its traceback."""
    if value is _MISSING and tb is _MISSING:
        return exc
    if value is _MISSING or tb is _MISSING:
        raise ValueError('Both or neither of value and tb must be given')
    return value


class _Alone:
    """Looks at an exception without what it came from."""

    def __init__(self, exc):
        self.before = exc.__cause__, exc.__context__, exc.__suppress_context__
        self.exc = exc

    def __enter__(self):
        self.exc.__cause__ = self.exc.__context__ = None

    def __exit__(self, *ignored):
        self.exc.__cause__, self.exc.__context__, self.exc.__suppress_context__ = self.before


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True):
    exc = _given(exc, value, tb)
    if exc is None:
        return ['NoneType: None\n']
    if not chain:
        with _Alone(exc):
            return format_exception(exc, limit=limit)
    if limit is None:
        text = sys._format_exception(exc)
    else:
        text = 'Traceback (most recent call last):\n' + ''.join(format_tb(exc.__traceback__, limit))
        text += ''.join(format_exception_only(exc))
    entries = []
    for line in text.splitlines(True):
        if not entries or not entries[-1].startswith('  File ') or not line.startswith('    '):
            entries.append(line)
        else:
            entries[-1] += line
    return entries


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def format_exception_only(exc, /, value=_MISSING):
    if value is not _MISSING:
        exc = value
    if exc is None:
        return ['NoneType: None\n']
    if isinstance(exc, SyntaxError):
        return sys._format_exception(exc.with_traceback(None)).splitlines(True)
    name = type(exc).__qualname__
    if type(exc).__module__ not in ('builtins', '__main__'):
        name = type(exc).__module__ + '.' + name
    text = _text(exc, 'exception', str)
    lines = [f'{name}: {text}\n' if text else f'{name}\n']
    notes = getattr(exc, '__notes__', ())
    if not isinstance(notes, (list, tuple, str)):
        return lines + [_text(notes, '__notes__', repr)]
    for note in notes:
        lines.extend(line + '\n' for line in _text(note, 'note', str).split('\n'))
    return lines


def _text(value, what, how):
    try:
        return how(value)
    except Exception:
        return f'<{what} {how.__name__}() failed>'


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True):
    lines = format_exception(exc, value, tb, limit, chain)
    (sys.stderr if file is None else file).write(''.join(lines))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    raise ValueError('no last exception')


class TracebackException:
    """An exception, taken down to be printed later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        self.exc_type, self._value, self._limit = exc_type, exc_value, limit
        self.stack = extract_tb(exc_traceback, limit)
        self.__cause__ = self._of(exc_value.__cause__)
        self.__context__ = self._of(exc_value.__context__) if self.__cause__ is None else None
        self.__suppress_context__ = exc_value.__suppress_context__
        self._str = str(exc_value)

    @classmethod
    def _of(cls, exc):
        return None if exc is None else cls.from_exception(exc)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def format(self, *, chain=True):
        yield from format_exception(self._value, limit=self._limit, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def print(self, *, file=None, chain=True):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end='')
