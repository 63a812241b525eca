"""Words of a command line, as a shell reads them (semantics: Lib/shlex.py)."""
import os as _os
import re as _re
import sys as _sys
import warnings as _warnings
from collections import deque
from io import StringIO

__all__ = ['shlex', 'split', 'quote', 'join']

_PLAIN = 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789_'
_LETTERS = 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'
_BETWEEN, _WORD, _SIGNS, _END = ' ', 'a', 'c', None  # states; the others are the quote or the escape one is in


class shlex:
    """A stream cut into tokens, a character at a time. What counts as what can be changed at any moment."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self.instream, self.infile = (_sys.stdin, None) if instream is None else (_stream(instream), infile)
        self.posix, self.eof = posix, None if posix else ''
        self.commenters, self.whitespace, self.whitespace_split = '#', ' \t\r\n', False
        self.quotes, self.escape, self.escapedquotes = '\'"', '\\', '"'
        self.wordchars = ''.join(_PLAIN) + (_LETTERS if posix else '')
        self.state, self.token, self.lineno, self.debug, self.source = _BETWEEN, '', 1, 0, None
        self.pushback, self.filestack = deque(), deque()
        self._punctuation_chars = '();<>|&' if punctuation_chars is True else punctuation_chars or ''
        if self._punctuation_chars:
            self._ahead = deque()  # characters that belong to the next token
            signs = dict.fromkeys(map(ord, self._punctuation_chars))
            self.wordchars = (self.wordchars + '~-./*?=').translate(signs)

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def _say(self, level, text):
        if self.debug >= level:
            print(f'shlex: {text}')

    def push_token(self, tok):
        self._say(1, f'pushing token {tok!r}')
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, _stream(newstream), 1
        self._say(1, f'pushing to stream {self.instream}' if newfile is None else f'pushing to file {newfile}')

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self._say(1, f'popping to {self.instream}, line {self.lineno}')
        self.state = _BETWEEN

    def get_token(self):
        if self.pushback:
            token = self.pushback.popleft()
            self._say(1, f'popping token {token!r}')
            return token
        token = self.read_token()
        while self.source is not None and token == self.source:
            included = self.sourcehook(self.read_token())
            if included:
                self.push_source(included[1], included[0])
            token = self.get_token()
        while token == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            token = self.get_token()
        self._say(1, 'token=EOF' if token == self.eof else f'token={token!r}')
        return token

    def read_token(self):
        """The next token of the stream itself; at its end, eof."""
        self._quoted, self._outside = False, _BETWEEN
        while self._goes_on(self._next_char()):
            pass
        token, self.token = self.token, ''
        if self.posix and not self._quoted and not token:
            token = None
        self._say(2, f'raw token={token!r}' if token else 'raw token=EOF')
        return token

    def _next_char(self):
        char = self._ahead.pop() if self._punctuation_chars and self._ahead else self.instream.read(1)
        if char == '\n':
            self.lineno += 1
        self._say(3, f'in state {self.state!r} I see character: {char!r}')
        return char

    def _goes_on(self, char):
        """Whether the token goes on behind this character."""
        if self.state is _END:
            self.token = ''
            return False
        if self.state == _BETWEEN:
            return self._between(char)
        if self.state in self.quotes:
            return self._in_quotes(char)
        if self.state in self.escape:
            return self._escaped(char)
        return self._in_word(char)

    def _unfinished(self):
        """Whether there is nothing yet to be a token."""
        return not self.token and not (self.posix and self._quoted)

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _escape(self, char, outside):
        self._outside, self.state = outside, char
        return True

    def _between(self, char):
        if not char:
            self.state = _END
            return False
        if char in self.whitespace:
            self._say(2, 'I see whitespace in whitespace state')
            return self._unfinished()
        if char in self.commenters:
            self._skip_comment()
        elif self.posix and char in self.escape:
            return self._escape(char, _WORD)
        elif char in self.wordchars:
            self.token, self.state = char, _WORD
        elif char in self.punctuation_chars:
            self.token, self.state = char, _SIGNS
        elif char in self.quotes:
            self.token, self.state = self.token if self.posix else char, char
        else:
            self.token = char
            if not self.whitespace_split:
                return False
            self.state = _WORD
        return True

    def _in_quotes(self, char):
        self._quoted = True
        if not char:
            self._say(2, 'I see EOF in quotes state')
            raise ValueError('No closing quotation')
        if char == self.state and self.posix:
            self.state = _WORD
            return True
        if self.posix and char in self.escape and self.state in self.escapedquotes:
            return self._escape(char, self.state)
        self.token += char
        if char != self.state:
            return True
        self.state = _BETWEEN
        return False

    def _escaped(self, char):
        if not char:
            self._say(2, 'I see EOF in escape state')
            raise ValueError('No escaped character')
        if self._outside in self.quotes and char not in (self.state, self._outside):
            self.token += self.state
        self.token += char
        self.state = self._outside
        return True

    def _in_word(self, char):
        if not char:
            self.state = _END
            return False
        if char in self.whitespace:
            self._say(2, 'I see whitespace in word state')
            self.state = _BETWEEN
            return self._unfinished()
        if char in self.commenters:
            self._skip_comment()
            if not self.posix:
                return True
            self.state = _BETWEEN
            return self._unfinished()
        if self.state == _SIGNS:
            if char in self.punctuation_chars:
                self.token += char
                return True
            self._ahead.append(char)
            self.state = _BETWEEN
            return False
        if self.posix and char in self.quotes:
            self.state = char
            return True
        if self.posix and char in self.escape:
            return self._escape(char, _WORD)
        if (char in self.wordchars or char in self.quotes
                or self.whitespace_split and char not in self.punctuation_chars):
            self.token += char
            return True
        if self.punctuation_chars:
            self._ahead.append(char)
        else:
            self.pushback.appendleft(char)
        self._say(2, 'I see punctuation in word state')
        self.state = _BETWEEN
        return self._unfinished()

    def sourcehook(self, newfile):
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not _os.path.isabs(newfile):
            newfile = _os.path.join(_os.path.dirname(self.infile), newfile)
        return newfile, open(newfile)

    def error_leader(self, infile=None, lineno=None):
        infile = self.infile if infile is None else infile
        return f'"{infile}", line {self.lineno if lineno is None else lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def _stream(source):
    return StringIO(source) if isinstance(source, str) else source


def split(s, comments=False, posix=True):
    if s is None:
        _warnings.warn("Passing None for 's' to shlex.split() is deprecated.", DeprecationWarning, stacklevel=2)
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ''
    return list(words)


def join(split_command):
    return ' '.join(quote(arg) for arg in split_command)


def quote(s):
    """The text as one word of a command line."""
    if not s:
        return "''"
    if _re.search(r'[^\w@%+=:,./-]', s, _re.ASCII) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
