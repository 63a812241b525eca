"""Words of a command line, as a shell reads them."""
__all__ = ['quote', 'join', 'split']
_SAFE = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-')


def quote(s):
    """The text as one word of a command line."""
    if s and _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return ' '.join(quote(arg) for arg in split_command)


def _quoted(s, at):
    """The text between the quotes that begin before `at`, and the place behind them."""
    end, text = s[at - 1], []
    while at < len(s) and s[at] != end:
        if end == '"' and s[at] == '\\' and at + 1 < len(s):
            if s[at + 1] not in '"\\':
                text.append('\\')
            at += 1
        text.append(s[at])
        at += 1
    if at == len(s):
        raise ValueError('No closing quotation')
    return ''.join(text), at + 1


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        raise NotImplementedError("shlex.split(posix=False) is not part of the course's Python")
    words, word, at = [], None, 0
    while at < len(s):
        c = s[at]
        at += 1
        if c in ' \t\r\n':
            if word is not None:
                words.append(word)
            word = None
        elif c == '#' and comments:
            if word is not None:
                words.append(word)
            word, at = None, s.find('\n', at) if '\n' in s[at:] else len(s)
        elif c in '\'"':
            text, at = _quoted(s, at)
            word = (word or '') + text
        elif c == '\\':
            if at == len(s):
                raise ValueError('No escaped character')
            word = (word or '') + s[at]
            at += 1
        else:
            word = (word or '') + c
    if word is not None:
        words.append(word)
    return words
