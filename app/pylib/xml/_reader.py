"""XML text to events, and what is wrong with it, as expat says it: piece by piece, as it comes."""
import codecs as _codecs
import re as _re

_MESSAGES = {
    2: 'syntax error', 3: 'no element found', 4: 'not well-formed (invalid token)', 5: 'unclosed token',
    7: 'mismatched tag', 8: 'duplicate attribute', 9: 'junk after document element', 11: 'undefined entity',
    14: 'reference to invalid character number', 17: 'XML or text declaration not at start of entity',
    20: 'unclosed CDATA section', 27: 'unbound prefix', 28: 'must not undeclare prefix',
    30: 'XML declaration not well-formed', 38: 'reserved prefix (xml) must not be undeclared or bound to another namespace name',
    39: 'reserved prefix (xmlns) must not be declared or undeclared',
    40: 'prefix must not be bound to one of the reserved namespace names',
}
_XML, _XMLNS = 'http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'
_NAME = r'(?:[^\W\d]|:)[\w:.·-]*'
_name = _re.compile(_NAME).match
_letter = _re.compile('[A-Za-z]').match
_name_char, _name_chars = _re.compile(r'[\w:.·-]').match, _re.compile(r'[\w:.·-]+').match
_blanks = _re.compile(r'[ \t\r\n]*').match
_text = _re.compile(r'[^<&]*').match
_wrong = _re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|]]>').search
_wrong_char = _re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]').search
_line_end = _re.compile(r'\r\n?')
_pieces = _re.compile(r'\n|[^\n]+').findall
_STARTS = b'<?xml ', b'\xef\xbb\xbf', b'\xff\xfe', b'\xfe\xff', b'<\0', b'\0<'  # by which an encoding is known
_PREDEFINED = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}
_is_declaration = _re.compile(r'<\?xml[ \t\r\n?]').match
_pseudo_name = _re.compile(r'[^ \t\r\n=\x80-\U0010ffff]*').match
_pseudo_value = _re.compile(r'[A-Za-z0-9._-]*').match
_declared_encoding = _re.compile(rb'''<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']''').match


class Malformed(Exception):
    """The text is not XML: code, line, column."""

    def __init__(self, code, line, column, message=None):
        super().__init__(f'{message or _MESSAGES[code]}: line {line}, column {column}')
        self.code, self.line, self.column = code, line, column


class _Unfinished(Exception):
    """The token does not end in what there is."""


class Reader:
    """Tells handlers: start(tag, attributes), end(tag), data(text), comment(text), pi(target, text), start_ns, end_ns,
    doctype(name, public, system), entity(name): the text of an entity that nobody declared, or None. Tags with a
    namespace are {uri}name."""

    def __init__(self, handlers, encoding=None):
        self.handlers, self.encoding, self.decoder = handlers, encoding, None
        self.head = b''  # bytes of which the encoding is not known yet
        self.buffer, self.at, self.line, self.column = '', 0, 1, 0  # what is not read yet, and its place
        self.start = 0  # of the token that is read
        self.open, self.spaces = [], [{'xml': _XML}]
        self.begun = self.has_root = self.final = self.has_doctype = self.is_external = False
        self.entities = dict(_PREDEFINED)

    # ---- what comes in ----

    def feed(self, data, final=False):
        self.final = final
        if isinstance(data, str):
            self.encoding = self.encoding or 'utf-8'
            data = data.encode('utf-8', 'surrogatepass') if self.encoding == 'utf-8' else data.encode(self.encoding)
        self.buffer += self._decoded(bytes(memoryview(data)))
        while self.at < len(self.buffer):
            self.start = self.at
            try:
                self._token()
            except _Unfinished:
                self.at = self.start
                if final:
                    self._fail(5, self.at)
                break
            self.line, self.column = self._place(self.at)
        self.buffer, self.at, self.start = self.buffer[self.at:], 0, 0
        if final and not (self.has_root and not self.open):
            self._fail(3, 0)

    def _decoded(self, data):
        if self.decoder is None:
            self.head += data
            if not self.final and (any(start.startswith(self.head[:6]) and len(self.head) < len(start) for start in _STARTS)
                                   or self.head.startswith(b'<?xml ') and b'>' not in self.head):
                return ''
            data, self.head = self.head, b''
            self.decoder = _codecs.getincrementaldecoder(self._encoding(data))()
            data = data.removeprefix(b'\xef\xbb\xbf') if self.encoding in (None, 'utf-8') else data
        try:
            return self.decoder.decode(data, self.final)
        except UnicodeDecodeError as error:
            self.buffer += data[:error.start].decode(error.encoding, 'replace')
            self._fail(4, len(self.buffer))

    def _encoding(self, data):
        """By what the parser was told, by a mark at the beginning, or as the text itself declares."""
        if self.encoding is not None:
            name = self.encoding
        elif data[:2] in (b'\xff\xfe', b'\xfe\xff'):
            name = 'utf-16'
        elif data[:2] in (b'<\0', b'\0<'):
            name = 'utf-16-le' if data[1] == 0 else 'utf-16-be'
        else:
            declared = _declared_encoding(data)
            name = declared[1].decode() if declared else 'utf-8'
        return _codecs.lookup(name).name

    def _place(self, at):
        """Line and column, from those of the token that is read."""
        text = _line_end.sub('\n', self.buffer[self.start:at])
        lines = text.count('\n')
        return self.line + lines, len(text) - text.rfind('\n') - 1 if lines else self.column + len(text)

    def _fail(self, code, at, message=None):
        raise Malformed(code, *self._place(at), message)

    # ---- tokens: each begins at self.at and leaves it behind its end ----

    def _token(self):
        text, at = self.buffer, self.at
        if not self.begun:
            if not self.final and '<?xml '.startswith(text):
                raise _Unfinished
            is_declared = _is_declaration(text)
            if is_declared:
                self._xml_declaration()
            self.begun = True
            if is_declared:
                return
        if self.open and text[at] not in '<&':
            return self._characters()
        if self.open and text[at] == '&':
            return self._reference_in_text()
        if text[at] == '<':
            return self._markup()
        blanks = _blanks(text, at).end()
        if blanks == len(text) and text[-1] == '\r' and not self.final and not self.has_root:
            blanks -= 1  # it may be half of a line's end
            if blanks == at:
                raise _Unfinished
        if blanks == at:
            self._misplaced(at)
        self.at = blanks

    def _misplaced(self, at):
        """What stands outside of elements: a token of declarations, or none at all. CPython: expat, prologTok"""
        text, char = self.buffer, self.buffer[at]
        end, ends = at + 1, None
        if char in '"\'':
            end, ends = self._find(char, at + 1) + 1, ' \t\r\n>%['
        elif char == ')':
            ends = '*?+ \t\r\n>,|)'
        elif char == '#':
            self._peek(end)
            name = _name(text, end)
            end, ends = name.end() if name else end, ' \t\r\n)>%|' if name else ''
        elif _name_char(char):
            end = _name_chars(text, at).end()
            ends = '>),|[% \t\r\n' + ('+*?' if _name(text, at) else '')
        elif char == '%' and text[end:end + 1] not in ' \t\r\n%' and not _name(text, end) or char not in ',[]|>(%':
            self._fail(4, end if char == '%' else at)
        if text[at:] == ']]' or end == len(text) and not self.final and not self.has_root and char not in ',[|>(':
            raise _Unfinished
        if ends is not None and end < len(text) and text[end] not in ends:
            self._fail(4, end)
        self._fail(9 if self.has_root else 2, at)

    def _peek(self, at):
        if at >= len(self.buffer):
            raise _Unfinished
        return self.buffer[at]

    def _find(self, what, at, code=5):
        found = self.buffer.find(what, at)
        if found < 0:
            if wrong := _wrong_char(self.buffer, at):
                self._fail(4, wrong.start())
            raise _Unfinished
        if wrong := _wrong_char(self.buffer[at:found]):
            self._fail(4, at + wrong.start())
        return found

    def _markup(self):
        text, at = self.buffer, self.at
        char = self._peek(at + 1)
        if char == '!':
            return self._declaration()
        if char == '?':
            return self._instruction()
        if char == '/' and self.open:
            return self._end_tag()
        if not _name(text, at + 1):
            self._fail(4, at + 1)
        if self.has_root and not self.open:
            self._fail(9, at)
        self._start_tag()

    def _declaration(self):
        text, at = self.buffer, self.at
        if text.startswith('<!--', at):
            return self._comment()
        if self.open and text.startswith('<![CDATA[', at):
            return self._cdata()
        if not self.open and not self.has_root and not self.has_doctype and text.startswith('<!DOCTYPE', at):
            return self._doctype()
        char = self._peek(at + 2)
        end = at + 2
        if char == '-':
            end += 1
            self._peek(end)
        elif self.open and char == '[':
            while self._peek(end) == '<![CDATA['[end - at]:
                end += 1
        elif not self.open and (char == '[' or _letter(char)):
            while char != '[' and _letter(self._peek(end)):
                end += 1
            if text[end] in ' \t\r\n[':
                self._fail(9 if self.has_root else 2, at)
        self._fail(4, end)

    def _comment(self):
        end = self._find('--', self.at + 4)
        if self._peek(end + 2) != '>':
            self._fail(4, end + 2)
        self.handlers.comment(_line_end.sub('\n', self.buffer[self.at + 4:end]))
        self.at = end + 3

    def _cdata(self):
        start = self.at + 9
        end = self.buffer.find(']]>', start)
        if wrong := _wrong_char(self.buffer[start:end if end >= 0 else None]):
            self._fail(4, start + wrong.start())
        if end < 0:
            if self.final:
                self._fail(20, len(self.buffer))
            raise _Unfinished
        self._data(_line_end.sub('\n', self.buffer[start:end]))
        self.at = end + 3

    def _instruction(self):
        text, at = self.buffer, self.at
        self._peek(at + 2)
        name = _name(text, at + 2)
        if not name:
            self._fail(4, at + 2)
        char = self._peek(name.end())
        if name[0] != 'xml' and name[0].lower() == 'xml':
            self._fail(4, name.end())
        if char == '?' and self._peek(name.end() + 1) != '>':
            self._fail(4, name.end() + 1)
        if char not in ' \t\r\n?':
            self._fail(4, name.end())
        start = _blanks(text, name.end()).end()
        end = self._find('?>', start)
        if name[0] == 'xml':
            self._fail(9 if self.has_root and not self.open else 17, at)
        self.handlers.pi(name[0], _line_end.sub('\n', text[start:end]))
        self.at = end + 2

    def _xml_declaration(self):
        end = self._find('?>', 5)
        at, name, value, place = self._pseudo_attribute(5, end)
        if name != 'version':
            self._fail(30, place)
        at, name, value, place = self._pseudo_attribute(at, end)
        if name == 'encoding':
            if not value[:1].isalpha():
                self._fail(30, at - 1 - len(value))
            at, name, value, place = self._pseudo_attribute(at, end)
        if name is not None:
            if name != 'standalone':
                self._fail(30, place)
            if value not in ('yes', 'no'):
                self._fail(30, at - 1 - len(value))
            at = _blanks(self.buffer, at).end()
            if at != end:
                self._fail(30, at)
        self.at = end + 2

    def _pseudo_attribute(self, at, end):
        """Where it ends, its name and value, where it begins: one of the declaration's; no name: there is none more."""
        text = self.buffer[:end]
        start = _blanks(text, at).end()
        if start == end:
            return end, None, None, at
        if start == at:
            self._fail(30, at)
        name = _pseudo_name(text, start)
        at = _blanks(text, name.end()).end()
        if not name[0] or text[at:at + 1] != '=':
            self._fail(30, at)
        at = _blanks(text, at + 1).end()
        quote = text[at:at + 1]
        if quote not in ('"', "'"):
            self._fail(30, at)
        value = _pseudo_value(text, at + 1)
        if text[value.end():value.end() + 1] != quote:
            self._fail(30, value.end())
        return value.end() + 1, name[0], value[0], start

    # ---- elements ----

    def _end_tag(self):
        text, at = self.buffer, self.at
        self._peek(at + 2)
        name = _name(text, at + 2)
        if not name:
            self._fail(4, at + 2)
        end = _blanks(text, name.end()).end()
        if self._peek(end) != '>':
            self._fail(4, end)
        raw, tag, declared = self.open[-1]
        if raw != name[0]:
            self._fail(7, at + 2)
        self.at = end + 1
        self._close(tag, declared)

    def _close(self, tag, declared):
        self.open.pop()
        self.handlers.end(tag)
        self.spaces.pop()
        for prefix in reversed(declared):
            self.handlers.end_ns(prefix)

    def _start_tag(self):
        text = self.buffer
        name = _name(text, self.at + 1)
        at, attributes, places = name.end(), {}, {}
        while True:
            blanks = _blanks(text, at).end()
            char = self._peek(blanks)
            if char in '/>':
                break
            key = _name(text, blanks)
            if blanks == at or not key:
                self._fail(4, blanks)
            at, value = self._attribute(key)
            if key[0] in attributes:
                places.setdefault('again', key.start())
            attributes.setdefault(key[0], (key.start(), value))
        if char == '/' and self._peek(blanks + 1) != '>':
            self._fail(4, blanks + 1)
        if places:
            self._fail(8, places['again'])
        self._begin(name[0], {key: self._attribute_text(*value) for key, (_, value) in attributes.items()})
        self.at = blanks + 1 + (char == '/')
        if char == '/':
            self._close(*self.open[-1][1:])

    def _attribute(self, key):
        """Where it ends, and where its value is."""
        text = self.buffer
        at = _blanks(text, key.end()).end()
        if self._peek(at) != '=':
            self._fail(4, at)
        at = _blanks(text, at + 1).end()
        quote = self._peek(at)
        if quote not in '"\'':
            self._fail(4, at)
        start = at = at + 1
        while self._peek(at) != quote:
            if text[at] == '<' or _wrong_char(text[at]):
                self._fail(4, at)
            at = self._reference(at)[0] if text[at] == '&' else at + 1
        if self._peek(at + 1) not in ' \t\r\n/>':
            self._fail(4, at + 1)
        return at + 1, (start, at)

    def _attribute_text(self, at, end):
        parts = []
        while at < end:
            char = self.buffer[at]
            if char == '&':
                place = at
                at, name, number = self._reference(at)
                value = self.entities.get(name) if name else self._character(number, place)
                if value is None:
                    if self.is_external:
                        value = ''
                    else:
                        self._fail(11, self.at)
                parts.append(value)
            elif char in '\t\r\n':
                at += 2 if self.buffer.startswith('\r\n', at) else 1
                parts.append(' ')
            else:
                parts.append(char)
                at += 1
        return ''.join(parts)

    def _begin(self, raw, attributes):
        declared, plain = [], {}
        spaces = dict(self.spaces[-1])
        for key, value in attributes.items():
            if key == 'xmlns' or key.startswith('xmlns:'):
                prefix = key[6:]
                self._check_space(prefix, value)
                spaces[prefix] = value
                declared.append(prefix)
            else:
                plain[key] = value
        self.spaces.append(spaces)
        for prefix in declared:
            self.handlers.start_ns(prefix, spaces[prefix])
        named = {}
        for key, value in plain.items():
            key = self._expanded(key, False)
            if key in named:
                self._fail(8, self.at)
            named[key] = value
        tag = self._expanded(raw, True)
        self.open.append((raw, tag, declared))
        self.has_root = True
        self.handlers.start(tag, named)

    def _check_space(self, prefix, uri):
        if prefix and not uri:
            self._fail(28, self.at)
        if prefix == 'xmlns':
            self._fail(39, self.at)
        if (prefix == 'xml') != (uri == _XML):
            self._fail(38 if prefix == 'xml' else 40, self.at)
        if uri == _XMLNS:
            self._fail(40, self.at)

    def _expanded(self, name, is_tag):
        prefix, colon, local = name.partition(':')
        if not colon:
            prefix, local = '', name
        elif prefix not in self.spaces[-1]:
            self._fail(27, self.at)
        uri = self.spaces[-1].get(prefix) if colon or is_tag else None
        return f'{{{uri}}}{local}' if uri else local

    # ---- text ----

    def _characters(self):
        text, at = self.buffer, self.at
        end = _text(text, at).end()
        if end == len(text) and not self.final:  # what has to be seen whole waits
            held = text[at:end]
            end -= 2 if held.endswith(']]') else 1 if held.endswith((']', '\r')) else 0
            if end == at:
                raise _Unfinished
        if wrong := _wrong(text, at, end):
            self._fail(4, wrong.start() + 2 * (len(wrong[0]) == 3))
        self._data(_line_end.sub('\n', text[at:end]))
        self.at = end

    def _data(self, text):
        for piece in _pieces(text):
            self.handlers.data(piece)

    def _reference(self, at):
        """Where it ends, its name or its number."""
        text = self.buffer
        if self._peek(at + 1) != '#':
            name = _name(text, at + 1)
            if not name:
                self._fail(4, at + 1)
            if self._peek(name.end()) != ';':
                self._fail(4, name.end())
            return name.end() + 1, name[0], None
        is_hex = self._peek(at + 2) == 'x'
        digits, end = '0123456789abcdefABCDEF' if is_hex else '0123456789', at + 2 + is_hex
        start = end
        while self._peek(end) in digits:
            end += 1
        if end == start or text[end] != ';':
            self._fail(4, end)
        return end + 1, None, int(text[start:end], 16 if is_hex else 10)

    def _character(self, number, at):
        if number > 0x10ffff or _wrong_char(chr(number)):
            self._fail(14, at)
        return chr(number)

    def _reference_in_text(self):
        place = self.at
        end, name, number = self._reference(place)
        value = self.entities.get(name) if name else self._character(number, place)
        if value is None and self.is_external:
            value = self.handlers.entity(name)
            if value is None:
                self._fail(11, place, f'undefined entity &{name};')
        elif value is None:
            self._fail(11, place)
        if value:
            self._data(value)
        self.at = end

    # ---- the document type ----

    def _doctype(self):
        text = self.buffer
        at = self._blank(self.at + 9)
        name = self._word(at)
        at, public, system = _blanks(text, name.end()).end(), None, None
        if self._peek(at) not in '[>':
            at, public, system = self._external(at)
        self.is_external = system is not None
        if self._peek(at) == '[':
            at = self._subset(at + 1)
        if self._peek(at) != '>':
            self._fail(4, at)
        self.at = at + 1
        self.has_doctype = True
        if system is not None:
            self.handlers.doctype(name[0], public, system)

    def _blank(self, at):
        end = _blanks(self.buffer, at).end()
        self._peek(end)
        if end == at:
            self._fail(4, at)
        return end

    def _word(self, at):
        found = _name(self.buffer, at)
        if not found:
            self._fail(4, at)
        self._peek(found.end())
        return found

    def _external(self, at):
        kind = self._word(at)
        if kind[0] not in ('PUBLIC', 'SYSTEM'):
            self._fail(2, at)
        at, public = self._blank(kind.end()), None
        if kind[0] == 'PUBLIC':
            at, public = self._literal(at)
            at = self._blank(at)
        at, system = self._literal(at)
        return _blanks(self.buffer, at).end(), public, system

    def _literal(self, at):
        quote = self._peek(at)
        if quote not in '"\'':
            self._fail(2, at)
        end = self._find(quote, at + 1)
        return end + 1, self.buffer[at + 1:end]

    def _subset(self, at):
        text = self.buffer
        while True:
            at = _blanks(text, at).end()
            if self._peek(at) == ']':
                return _blanks(text, at + 1).end()
            if text.startswith('<!--', at):
                at = self._find('-->', at + 4) + 3
            elif text.startswith('<!ENTITY', at):
                at = self._entity(at + 8)
            elif text.startswith('<!ELEMENT', at):
                at = self._find('>', at) + 1
            elif text[at] == '%':
                name = self._word(at + 1)
                at, self.is_external = name.end() + 1, True
                if text[name.end()] != ';':
                    self._fail(4, name.end())
            elif text[at] != '<':
                self._fail(2, at)
            elif any(known.startswith(text[at:]) for known in ('<!--', '<!ENTITY', '<!ELEMENT')):
                raise _Unfinished
            else:
                self._refuse()

    def _refuse(self):
        raise NotImplementedError("declarations of attributes, notations and entities with markup are not part of the "
                                  "course's Python")

    def _entity(self, at):
        at = self._blank(at)
        if self.buffer[at] == '%':  # what stands in another file
            name = self._word(self._blank(at + 1))
            at = self._blank(name.end())
            if self.buffer[at] in '"\'':
                self._refuse()
            return self._find('>', self._external(at)[0]) + 1
        name = self._word(at)
        at = self._blank(name.end())
        if self.buffer[at] not in '"\'':
            self._refuse()
        at, value = self._literal(at)
        value = _re.sub(r'&#(?:x([0-9a-fA-F]+)|([0-9]+));',
                        lambda found: self._character(int(found[1] or found[2], 16 if found[1] else 10), self.at), value)
        if '<' in value or '&' in value or '%' in value:
            self._refuse()
        self.entities.setdefault(name[0], value)
        at = _blanks(self.buffer, at).end()
        if self._peek(at) != '>':
            self._fail(4, at)
        return at + 1
