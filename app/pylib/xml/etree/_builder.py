"""Events to trees: the builder, the parser that tells it, and the one that is asked for events."""
import collections as _collections
import warnings as _warnings
from xml._reader import Malformed as _Malformed, Reader as _Reader


class ParseError(SyntaxError):
    """The text is not XML: code, and position as line and column."""
    __module__ = 'xml.etree.ElementTree'


class TreeBuilder:
    """Makes a tree of what start(), data() and end() tell."""
    __module__ = 'xml.etree.ElementTree'

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False,
                 insert_pis=False):
        from xml.etree.ElementTree import Comment, Element, ProcessingInstruction
        self._factory = element_factory or Element
        self._comment, self._pi = comment_factory or Comment, pi_factory or ProcessingInstruction
        self._insert_comments, self._insert_pis = insert_comments, insert_pis
        self._data, self._open, self._last, self._root, self._is_tail = [], [], None, None, False

    def close(self):
        return self._root

    def _flush(self):
        if self._data and self._last is not None:
            setattr(self._last, 'tail' if self._is_tail else 'text', ''.join(self._data))
        self._data = []

    def _add(self, element):
        self._flush()
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._last = element

    def data(self, data, /):
        self._data.append(data)

    def start(self, tag, attrs, /):
        element = self._factory(tag, attrs)
        self._add(element)
        self._open.append(element)
        self._is_tail = False
        return element

    def end(self, tag, /):
        self._flush()
        if not self._open:
            raise IndexError('pop from empty stack')
        self._last, self._is_tail = self._open.pop(), True
        return self._last

    def _single(self, element, inserted):
        if inserted:
            self._flush()
            if self._open:
                self._open[-1].append(element)
            self._last, self._is_tail = element, True
        return element

    def comment(self, text, /):
        return self._single(self._comment(text), self._insert_comments)

    def pi(self, target, text=None, /):
        return self._single(self._pi(target, text), self._insert_pis)


_EVENTS = {'start': 'start', 'end': 'end', 'start-ns': 'start_ns', 'end-ns': 'end_ns', 'comment': 'comment', 'pi': 'pi'}


class _Handlers:
    """What the reader tells: to the methods that the target has, and to the events that somebody asks for."""

    def __init__(self, parser):
        self.parser = parser
        for name in ('start', 'end', 'data', 'comment', 'pi', 'start_ns', 'end_ns', 'doctype'):
            if (method := getattr(parser.target, name, None)) is not None:
                setattr(self, name, method)

    def ask(self, event, append):
        name = _EVENTS[event]
        method = getattr(self, name)

        def tell(*args):
            append((event, method(*args)))
        setattr(self, name, tell)

    def start(self, tag, attributes):
        pass

    def end(self, tag):
        pass

    comment = data = end_ns = end

    def pi(self, name, text):
        pass

    def start_ns(self, prefix, uri):
        return prefix, uri

    def doctype(self, name, public, system):
        if hasattr(self.parser, 'doctype'):
            _warnings.warn('The doctype() method of XMLParser is ignored.  Define doctype() method on the TreeBuilder '
                           'target.', RuntimeWarning, stacklevel=2)

    def entity(self, name):
        return self.parser.entity.get(name)


class XMLParser:
    """Text to what a target makes of it: a tree, unless it is of the program's own."""
    __module__ = 'xml.etree.ElementTree'

    def __init__(self, *, target=None, encoding=None):
        self._target, self.entity = TreeBuilder() if target is None else target, {}
        self._handlers = _Handlers(self)
        self._reader = _Reader(self._handlers, encoding)
        self._error = None

    @property
    def target(self):
        return self._target

    @property
    def version(self):
        return 'Expat 2.5.0'

    def _setevents(self, events_queue, events_to_report):
        for event in events_to_report:
            if event not in _EVENTS:
                raise ValueError(f'unknown event {event!r}')
            self._handlers.ask(event, events_queue.append)

    def _read(self, data, final):
        if self._error is not None:
            raise self._error
        try:
            self._reader.feed(data, final)
        except _Malformed as malformed:
            error = ParseError(str(malformed))
            error.code, error.position = malformed.code, (malformed.line, malformed.column)
            self._error = error
        if self._error is not None:
            raise self._error

    def feed(self, data, /):
        if not isinstance(data, (str, bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        self._read(data, False)

    def close(self):
        self._read(b'', True)
        close = getattr(self.target, 'close', None)
        return close() if close else None


class XMLPullParser:
    """Text in, events out: each when it is asked for."""
    __module__ = 'xml.etree.ElementTree'

    def __init__(self, events=None, *, _parser=None):
        self._events_queue = _collections.deque()
        self._parser = _parser or XMLParser(target=TreeBuilder())
        self._parser._setevents(self._events_queue, ('end',) if events is None else events)

    def feed(self, data):
        if self._parser is None:
            raise ValueError('feed() called after end of stream')
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as error:
                self._events_queue.append(error)

    def _close_and_return_root(self):
        root, self._parser = self._parser.close(), None
        return root

    def close(self):
        self._close_and_return_root()

    def read_events(self):
        while self._events_queue:
            event = self._events_queue.popleft()
            if isinstance(event, Exception):
                raise event
            yield event


class _Events(_collections.abc.Iterator):
    """What iterparse() gives: the events, and in the end the root."""

    def __init__(self, events):
        self.root, self._events = None, events

    def __next__(self):
        return next(self._events)


def iterparse(source, events=None, parser=None):
    pull = XMLPullParser(events=events, _parser=parser)
    is_own = not hasattr(source, 'read')
    if is_own:
        source = open(source, 'rb')

    def found():
        try:
            while True:
                yield from pull.read_events()
                data = source.read(16 * 1024)
                if not data:
                    break
                pull.feed(data)
            root = pull._close_and_return_root()
            yield from pull.read_events()
            told.root = root
        finally:
            if is_own:
                source.close()
    told = _Events(found())
    return told
