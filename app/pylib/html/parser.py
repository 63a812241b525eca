"""HTML as it comes: tags, text and the rest are told to methods that a program overrides. What it makes of broken HTML
follows CPython 3.11's html/parser.py and _markupbase.py."""
import re
from html import unescape

__all__ = ['HTMLParser']

_NAME = r'[a-zA-Z][^\t\n\r\f />\x00]*'
_GAP = r'(?:\s|/(?!>))*'
_KEY = r'''(?<=['"\s/])[^\s/>][^\s/=>]*'''
_VALUE = r'''(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)'''
_TAG_NAME = re.compile(rf'({_NAME}){_GAP}')
_ATTRIBUTE = re.compile(rf'({_KEY})(\s*=+\s*({_VALUE}))?{_GAP}')
_START_TAG = re.compile(rf'<{_NAME}(?:[\s/]*(?:{_KEY}(?:\s*=+\s*{_VALUE}\s*)?{_GAP})*)?\s*')
_END_TAG = re.compile(r'</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>')
_MARKUP = re.compile('[&<]')
_COMMENT_END = re.compile(r'--\s*>')
_CHARACTER = re.compile('&#([0-9]+|[xX][0-9a-fA-F]+)(?=[^0-9a-fA-F])')
_ENTITY = re.compile('&([a-zA-Z][-.a-zA-Z0-9]*)(?=[^a-zA-Z0-9])')
_CUT_SHORT = re.compile('&[a-zA-Z#]')
_SECTION_NAME = re.compile(r'[a-zA-Z][-_.a-zA-Z0-9]*\s*')
_SECTION_ENDS = {**dict.fromkeys(['temp', 'cdata', 'ignore', 'include', 'rcdata'], re.compile(r']\s*]\s*>')),
                 **dict.fromkeys(['if', 'else', 'endif'], re.compile(r']\s*>'))}
_LONGEST_REFERENCE = 34


class HTMLParser:
    """Feed it text; it calls handle_starttag and its kin. The methods parse_* begin at the index i of rawdata, and return
    where what they read ends, or -1 if its end has not come yet."""

    CDATA_CONTENT_ELEMENTS = ('script', 'style')

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forget what was not processed yet."""
        self.rawdata = ''
        self.lasttag = '???'
        self.clear_cdata_mode()
        self.lineno = 1
        self.offset = 0
        self._starttag_text = None

    def feed(self, data):
        self.rawdata += data
        self.goahead(0)

    def close(self):
        """Nothing more comes: what is left is text."""
        self.goahead(1)

    def getpos(self):
        """Line and column of what is told of."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._starttag_text

    def updatepos(self, i, j):
        if i < j:
            lines = self.rawdata.count('\n', i, j)
            self.lineno += lines
            self.offset = j - self.rawdata.rindex('\n', i, j) - 1 if lines else self.offset + j - i
        return j

    def set_cdata_mode(self, elem):
        """Until the element ends, all is text."""
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(rf'</\s*{self.cdata_elem}\s*>', re.I)

    def clear_cdata_mode(self):
        self.interesting = _MARKUP
        self.cdata_elem = None

    def goahead(self, end):
        at, go_on = 0, True
        while go_on and at < len(self.rawdata):
            markup = self._find_markup(at)
            if markup is None:
                break
            if at < markup:
                self._tell_text(at, markup)
            at = self.updatepos(at, markup)
            if at == len(self.rawdata):
                break
            read = self._read_element if self.rawdata[at] == '<' else self._read_reference
            at, go_on = read(at, end)
        if end and at < len(self.rawdata) and not self.cdata_elem:
            self._tell_text(at, len(self.rawdata))
            at = self.updatepos(at, len(self.rawdata))
        self.rawdata = self.rawdata[at:]

    def _find_markup(self, at):
        # Where the text that begins at `at` ends; None if that is not known yet.
        raw = self.rawdata
        if not self.convert_charrefs or self.cdata_elem:
            match = self.interesting.search(raw, at)
            if match:
                return match.start()
            return None if self.cdata_elem else len(raw)
        found = raw.find('<', at)
        if found >= 0:
            return found
        reference = raw.rfind('&', max(at, len(raw) - _LONGEST_REFERENCE))
        return len(raw) if reference < 0 or re.search(r'[\s;]', raw[reference:]) else None

    def _tell_text(self, i, j):
        text = self.rawdata[i:j]
        self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _read_element(self, at, end):
        # Where what begins with < ends, and whether to go on.
        raw = self.rawdata
        if raw[at + 1:at + 2].isascii() and raw[at + 1:at + 2].isalpha():
            after = self.parse_starttag(at)
        elif raw.startswith('</', at):
            after = self.parse_endtag(at)
        elif raw.startswith('<!--', at):
            after = self.parse_comment(at)
        elif raw.startswith('<?', at):
            after = self.parse_pi(at)
        elif raw.startswith('<!', at):
            after = self.parse_html_declaration(at)
        elif at + 1 < len(raw):
            self.handle_data('<')
            after = at + 1
        else:
            return at, False
        if after < 0:
            if not end:
                return at, False
            after = raw.find('>', at + 1) + 1 or raw.find('<', at + 1)
            after = at + 1 if after < 0 else after
            self._tell_text(at, after)
        return self.updatepos(at, after), True

    def _read_reference(self, at, end):
        raw = self.rawdata
        numeric = raw.startswith('&#', at)
        match = (_CHARACTER if numeric else _ENTITY).match(raw, at)
        if match:
            (self.handle_charref if numeric else self.handle_entityref)(match.group(1))
            return self.updatepos(at, match.end() + raw.startswith(';', match.end())), True
        if numeric:
            if ';' in raw[at:]:
                self.handle_data('&#')
                at = self.updatepos(at, at + 2)
            return at, False
        match = _CUT_SHORT.match(raw, at)
        if match:
            return self.updatepos(at, at + 1) if end and match.end() == len(raw) else at, False
        if at + 1 == len(raw):
            return at, False
        self.handle_data('&')
        return self.updatepos(at, at + 1), True

    def parse_starttag(self, i):
        self._starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        text = self._starttag_text = self.rawdata[i:end]
        match = _TAG_NAME.match(text, 1)
        self.lasttag = tag = match.group(1).lower()
        attrs = []
        while match:
            at = match.end()
            match = _ATTRIBUTE.match(text, at) if at < len(text) else None
            if match:
                attrs.append((match.group(1).lower(), self._attribute_value(*match.group(2, 3))))
        rest = text[at:].strip()
        if rest == '/>':
            self.handle_startendtag(tag, attrs)
        elif rest == '>':
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        else:
            self.handle_data(text)
        return end

    @staticmethod
    def _attribute_value(told, value):
        if not told:
            return None
        if value[:1] == value[-1:] and value[:1] in ('"', "'"):
            value = value[1:-1]
        return unescape(value)

    def check_for_whole_start_tag(self, i):
        end = _START_TAG.match(self.rawdata, i).end()
        following = self.rawdata[end:end + 1]
        if following == '>':
            return end + 1
        if self.rawdata.startswith('/>', end):
            return end + 2
        if not following or following in '=/' or following.isascii() and following.isalpha():
            return -1
        return end

    def parse_endtag(self, i):
        raw = self.rawdata
        end = raw.find('>', i + 1) + 1
        if not end:
            return -1
        match = _END_TAG.match(raw, i)
        if self.cdata_elem is not None and (not match or match.group(1).lower() != self.cdata_elem):
            self.handle_data(raw[i:end])
            return end
        if match:
            self.handle_endtag(match.group(1).lower())
            self.clear_cdata_mode()
            return end
        name = _TAG_NAME.match(raw, i + 2)
        if name:
            self.handle_endtag(name.group(1).lower())
            return raw.find('>', name.end()) + 1
        return i + 3 if raw.startswith('</>', i) else self.parse_bogus_comment(i)

    def parse_comment(self, i, report=1):
        match = _COMMENT_END.search(self.rawdata, i + 4)
        if not match:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4:match.start()])
        return match.end()

    def parse_bogus_comment(self, i, report=1):
        end = self.rawdata.find('>', i + 2)
        if end < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:end])
        return end + 1

    def parse_pi(self, i):
        end = self.rawdata.find('>', i + 2)
        if end < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:end])
        return end + 1

    def parse_html_declaration(self, i):
        raw = self.rawdata
        if raw.startswith('<!--', i):
            return self.parse_comment(i)
        if raw.startswith('<![', i):
            return self.parse_marked_section(i)
        if raw[i:i + 9].lower() != '<!doctype':
            return self.parse_bogus_comment(i)
        end = raw.find('>', i + 9)
        if end < 0:
            return -1
        self.handle_decl(raw[i + 2:end])
        return end + 1

    def parse_marked_section(self, i, report=1):
        raw = self.rawdata
        match = _SECTION_NAME.match(raw, i + 3)
        if len(raw) == i + 3 or match and match.end() == len(raw):
            return -1
        if not match:
            self.updatepos(i, i + 3)
            raise AssertionError(f'expected name token at {raw[i:i + 20]!r}')
        name = match.group().strip().lower()
        if name not in _SECTION_ENDS:
            raise AssertionError(f'unknown status keyword {match.group()!r} in marked section')
        end = _SECTION_ENDS[name].search(raw, i + 3)
        if not end:
            return -1
        if report:
            self.unknown_decl(raw[i + 3:end.start()])
        return end.end()

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
