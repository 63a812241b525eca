"""Tracebacks and stacks as text, the way the interpreter prints them."""
import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']


class _Implicit:
    """Stands for an argument that is left out."""

    def __repr__(self):
        return '<implicit>'


_MISSING = _Implicit()
_SHOWN = 3  # of a line that repeats itself


# ---- frames ----

class FrameSummary:
    """One call: where it stands, and the text of the line. Columns count bytes, as a code's positions do."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None):
        self.filename, self.lineno, self.name, self._line = filename, lineno, name, line
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        if lookup_line:
            self.line
        self.locals = {k: repr(v) for k, v in locals.items()} if locals else None

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    """The entries of a stack, outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        places = ((frame, (lineno, None, None, None)) for frame, lineno in frame_gen)
        return _extract(cls, places, limit, lookup_lines, capture_locals)

    @classmethod
    def from_list(cls, a_list):
        return StackSummary(e if isinstance(e, FrameSummary) else FrameSummary(e[0], e[1], e[2], line=e[3])
                            for e in a_list)

    def format_frame_summary(self, frame_summary):
        """The lines for one entry; None leaves it out."""
        e = frame_summary
        text = f'  File "{e.filename}", line {e.lineno}, in {e.name}\n'
        if e.line:
            text += f'    {e.line}\n' + _marks(e)
        for name, value in sorted((e.locals or {}).items()):
            text += f'    {name} = {value}\n'
        return text

    def format(self):
        result, last, count = [], None, 0
        for e in self:
            text = self.format_frame_summary(e)
            if text is None:
                continue
            place = e.filename, e.lineno, e.name
            if place != last:
                _repeated(count, result)
                last, count = place, 0
            count += 1
            if count <= _SHOWN:
                result.append(text)
        _repeated(count, result)
        return result


def _repeated(count, result):
    more = count - _SHOWN
    if more > 0:
        result.append(f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n')


def _marks(e):
    """The line of ^ and ~ below the source, '' when there is nothing to point at."""
    if e.colno is None or e.end_colno is None:
        return ''
    source = e._line.rstrip('\n')
    start, end = _characters(source, e.colno), _characters(source, e.end_colno)
    carets = None
    if e.lineno == e.end_lineno:
        carets = _carets(source[start:end])
    else:
        end = len(source.rstrip())
    if end - start >= len(e.line) and not carets:
        return ''
    blanks = _width(source[:start]) - (len(source) - len(e.line))  # those at the end count, too
    if carets:
        marked = source[start:end]
        low, high = carets
        shown = '~' * _width(marked[:low]) + '^' * _width(marked[low:high]) + '~' * _width(marked[high:])
    else:
        shown = '^' * _width(source[start:end])
    return '    ' + ' ' * blanks + shown + '\n'


def _carets(marked):
    """What gets ^. CPython steps over blanks behind an operator's place in bytes, which is another one in characters
    behind letters beyond ASCII."""
    carets = sys._carets(marked)
    if not carets or marked.isascii() or marked[carets[0]] == '[':
        return carets
    low, high = (len(marked[:place].encode()) for place in carets)
    while low < len(marked) and (marked[low].isspace() or marked[low] in ')#'):
        low, high = low + 1, high + 1
    return _characters(marked, low), _characters(marked, high)


def _characters(text, offset):
    return len(text.encode('utf-8')[:offset].decode('utf-8', errors='replace'))


def _width(text):
    """Cells on a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import east_asian_width
    return sum(2 if east_asian_width(c) in 'WF' else 1 for c in text)


def _extract(cls, places, limit=None, lookup_lines=True, capture_locals=False):
    """A summary of (frame, (line, end line, column, end column)); a negative limit counts from the end."""
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is not None:
        places = list(places)
        places = places[:limit] if limit >= 0 else places[limit:]
    result = cls()
    for frame, (lineno, end_lineno, colno, end_colno) in places:
        code = frame.f_code
        result.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False,
                                   locals=frame.f_locals if capture_locals else None,
                                   line=_source_line(code, lineno), end_lineno=end_lineno, colno=colno,
                                   end_colno=end_colno))
    for e in result:
        if lookup_lines:
            e.line
    return result


def _source_line(code, lineno):
    """The line as it is written; None: nobody has asked yet for that of a code that is not ours."""
    return sys._source_line(code, lineno) + '\n' if isinstance(code, type(walk_tb.__code__)) else None


def walk_stack(f):
    frame = sys._getframe() if f is None else f
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def walk_tb(tb):
    while tb is not None:
        if not getattr(tb, '_is_library', False):
            yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _places(tb):
    while tb is not None:
        if not getattr(tb, '_is_library', False):
            yield tb.tb_frame, getattr(tb, '_place', (tb.tb_lineno, None, None, None))
        tb = tb.tb_next


def extract_stack(f=None, limit=None):
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def extract_tb(tb, limit=None):
    return _extract(StackSummary, _places(tb), limit)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def _print(texts, file):
    for text in texts:
        print(text, file=sys.stderr if file is None else file, end='')


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # it still runs
        tb = tb.tb_next


# ---- exceptions ----

def _given(exc, value, tb):
    """The new way gives an exception, the old one its class, itself and its traceback."""
    if (value is _MISSING) != (tb is _MISSING):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _MISSING:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True):
    value, tb = _given(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True):
    value, tb = _given(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_MISSING):
    if value is _MISSING:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    print_exception(*sys.exc_info(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def _text(value, what, how=str):
    try:
        return how(value)
    except:  # whatever it raises
        return f'<{what} {how.__name__}() failed>'


_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'


class _Margin:
    """What stands to the left of the text, deeper with each group of exceptions."""

    def __init__(self):
        self.depth = 0
        self.open = False  # the frame around the last exception of a group

    def blanks(self):
        return '  ' * self.depth

    def put(self, text, bar='|'):
        if not self.depth:
            return text
        lines = text.splitlines(True)
        return ''.join(f'{self.blanks()}{bar} {line}' for line in lines)


class TracebackException:
    """An exception, taken down to be printed later: nothing of the original is kept."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        outermost = _seen is None
        seen = set() if outermost else _seen
        seen.add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        places = list(_places(exc_traceback))
        self._in_library = not places and (exc_traceback is not None or sys._was_thrown(exc_value))
        self.stack = _extract(StackSummary, places, limit, lookup_lines, capture_locals)
        self.exc_type = exc_type
        self._str = _text(exc_value, 'exception')
        self.__notes__ = getattr(exc_value, '__notes__', None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self._take_place(exc_value)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        if outermost:
            self._take_others(exc_value, compact, seen,
                              dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                                   max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=seen))

    def _take_place(self, exc):
        self.filename, self.text, self.msg = exc.filename, exc.text, exc.msg
        self.lineno = None if exc.lineno is None else str(exc.lineno)
        self.end_lineno = None if exc.end_lineno is None else str(exc.end_lineno)
        self.offset, self.end_offset = exc.offset, exc.end_offset

    def _take_others(self, exc_value, compact, seen, options):
        """Causes, contexts and the members of groups, one after the other: a chain may be long."""

        def taken(exc):
            if exc is None or id(exc) in seen:
                return None
            return TracebackException(type(exc), exc, exc.__traceback__, **options)

        waiting = [(self, exc_value)]
        while waiting:
            this, exc = waiting.pop()
            this.__cause__ = this.__context__ = this.exceptions = None
            if exc is None:
                continue
            this.__cause__ = taken(exc.__cause__)
            if not compact or this.__cause__ is None and not exc.__suppress_context__:
                this.__context__ = taken(exc.__context__)
            if isinstance(exc, BaseExceptionGroup):
                this.exceptions = [TracebackException(type(e), e, e.__traceback__, **options) for e in exc.exceptions]
                others = list(zip(this.exceptions, exc.exceptions))
            else:
                others = []
            if this.__cause__ is not None:
                waiting.append((this.__cause__, exc.__cause__))
            if this.__context__ is not None:
                waiting.append((this.__context__, exc.__context__))
            waiting.extend(others)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        if self.exc_type is None:
            yield f'None: {self._str}\n'
            return
        name, module = self.exc_type.__qualname__, self.exc_type.__module__
        if module not in ('__main__', 'builtins'):
            name = (module if isinstance(module, str) else '<unknown>') + '.' + name
        if issubclass(self.exc_type, SyntaxError):
            yield from self._format_place(name)
        else:
            yield f'{name}: {self._str}\n' if self._str else f'{name}\n'
        notes = self.__notes__
        if notes is None:
            return
        from collections.abc import Sequence
        if not isinstance(notes, Sequence):
            yield _text(notes, '__notes__', repr)
            return
        for note in notes:
            for line in _text(note, 'note').split('\n'):
                yield line + '\n'

    def _format_place(self, name):
        """A SyntaxError: the line it names, and what is wrong there."""
        after = ''
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            after = f' ({self.filename})'
        if self.text is not None:
            line = self.text.rstrip('\n')
            shown = line.lstrip(' \n\f')
            yield f'    {shown}\n'
            if self.offset is not None:
                end = self.end_offset or self.offset
                if end in (self.offset, -1):
                    end = self.offset + 1
                cut = len(line) - len(shown) + 1
                start = self.offset - cut
                if start >= 0:
                    blanks = ''.join(c if c.isspace() else ' ' for c in shown[:start])
                    yield f'    {blanks}{"^" * (end - cut - start)}\n'
        yield f'{name}: {self.msg or "<no detail available>"}{after}\n'

    def _chain(self):
        """(sentence that leads to the next, exception), the one that is printed last first."""
        exc = self
        while exc is not None:
            if exc.__cause__ is not None:
                sentence, before = _CAUSE, exc.__cause__
            elif exc.__context__ is not None and not exc.__suppress_context__:
                sentence, before = _CONTEXT, exc.__context__
            else:
                sentence = before = None
            yield sentence, exc
            exc = before

    def format(self, *, chain=True, _ctx=None):
        margin = _Margin() if _ctx is None else _ctx
        for sentence, exc in reversed(list(self._chain()) if chain else [(None, self)]):
            if sentence is not None:
                yield margin.put(sentence)
            if exc.exceptions is None:
                yield from exc._format_alone(margin)
            elif margin.depth > self.max_group_depth:
                yield margin.put(f'... (max_group_depth is {self.max_group_depth})\n')
            else:
                outermost = margin.depth == 0
                margin.depth += outermost
                yield from exc._format_alone(margin, 'Exception Group Traceback', '+' if outermost else '|')
                yield from exc._format_members(margin, chain, self.max_group_width)
                margin.depth -= outermost

    def _format_alone(self, margin, head='Traceback', bar='|'):
        if self.stack or self._in_library:
            yield margin.put(f'{head} (most recent call last):\n', bar)
            for text in self.stack.format():
                yield margin.put(text)
        for text in self.format_exception_only():
            yield margin.put(text)

    def _format_members(self, margin, chain, width):
        count = len(self.exceptions)
        shown = count if width is None or count <= width else width + 1
        margin.open = False
        for i in range(shown):
            last = i == shown - 1
            margin.open = margin.open or last
            title = '...' if i == width else i + 1
            yield f'{margin.blanks()}{"  " if i else "+-"}+---------------- {title} ----------------\n'
            margin.depth += 1
            if i != width:
                yield from self.exceptions[i].format(chain=chain, _ctx=margin)
            else:
                more = count - width
                yield margin.put(f'and {more} more exception{"s" if more > 1 else ""}\n')
            if last and margin.open:
                yield margin.blanks() + '+------------------------------------\n'
                margin.open = False
            margin.depth -= 1

    def print(self, *, file=None, chain=True):
        _print(self.format(chain=chain), file)
