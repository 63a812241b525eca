"""Text in lines. (CPython: Lib/textwrap.py)"""
import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_WHITESPACE = '\t\n\x0b\x0c\r '
_SPACES = f'[{re.escape(_WHITESPACE)}]'
_IN_WORD = r'[\w!"\'&.,?]'
_LETTER = r'[^\d\W]'


class TextWrapper:
    """How text is cut into lines; an object can be used again and changed between uses."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _WHITESPACE), ord(' '))
    # blanks; dashes between words; a word, up to a hyphen after which a line may end
    wordsep_re = re.compile(rf"""(
          {_SPACES}+
        | (?<={_IN_WORD}) -{{2,}} (?=\w)
        | [^{re.escape(_WHITESPACE)}]+? (?:
              -(?: (?<={_LETTER}{{2}}-) | (?<={_LETTER}-{_LETTER}-)) (?= {_LETTER} -? {_LETTER})
            | (?={_SPACES}|\Z)
            | (?<={_IN_WORD}) (?=-{{2,}}\w)))""", re.VERBOSE)
    wordsep_simple_re = re.compile(f'({_SPACES}+)')
    sentence_end_re = re.compile(r'[a-z][.!?]["\']?\Z')

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent, self.subsequent_indent = initial_indent, subsequent_indent
        self.expand_tabs, self.tabsize = expand_tabs, tabsize
        self.replace_whitespace, self.drop_whitespace = replace_whitespace, drop_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words, self.break_on_hyphens = break_long_words, break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    def wrap(self, text):
        """The lines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines as one text."""
        return '\n'.join(self.wrap(text))

    # ---- the steps, under the names by which subclasses know them

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        return text.translate(self.unicode_whitespace_trans) if self.replace_whitespace else text

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _split(self, text):
        """What stays whole: words, parts of words, blanks."""
        pattern = self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re
        return [chunk for chunk in pattern.split(text) if chunk]

    def _fix_sentence_endings(self, chunks):
        i = 0
        while i < len(chunks) - 1:
            if chunks[i + 1] == ' ' and self.sentence_end_re.search(chunks[i]):
                chunks[i + 1] = '  '
                i += 1
            i += 1

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            last = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(last) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks.reverse()
        while chunks:
            width = self.width - len(self._indent(lines))
            line = self._take_line(chunks, width, bool(lines))
            if not line:
                continue
            is_last = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            rest = chunks and not (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if is_last and (rest or sum(map(len, line)) > width):
                self._end_with_placeholder(lines, line, width)
                break
            lines.append(self._indent(lines) + ''.join(line))
        return lines

    def _indent(self, lines):
        return self.subsequent_indent if lines else self.initial_indent

    def _take_line(self, chunks, width, later):
        """What fits into a line, taken from the end of chunks."""
        line, room = [], width
        if self.drop_whitespace and later and not chunks[-1].strip():
            chunks.pop()
        while chunks and len(chunks[-1]) <= room:
            room -= len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._handle_long_word(chunks, line, width - room, width)
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        if self.break_long_words:
            chunk = reversed_chunks[-1]
            end = room = 1 if width < 1 else width - cur_len
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind('-', 0, room)  # after a hyphen, if there is more before it than hyphens
                if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _end_with_placeholder(self, lines, line, width):
        while line:
            if line[-1].strip() and sum(map(len, line)) + len(self.placeholder) <= width:
                lines.append(self._indent(lines) + ''.join(line) + self.placeholder)
                return
            line.pop()
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(self._indent(lines) + self.placeholder.lstrip())


def wrap(text, width=70, **kwargs):
    """The text's lines of at most that width."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """These lines as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """One line, its end replaced when it is too long."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """The text without the indentation that all of its lines have; lines of blanks become empty."""
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    return '\n'.join([line[len(margin):] if line else '' for line in lines])


def indent(text, prefix, predicate=None):
    """The prefix before each line that is not blank, or of which the predicate is true."""
    return ''.join([prefix + line if (predicate(line) if predicate else line.strip()) else line
                    for line in text.splitlines(True)])
