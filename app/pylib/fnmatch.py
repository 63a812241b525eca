"""Names that fit a pattern with * ? [abc] (semantics: Lib/fnmatch.py)."""
import os as _os
import re as _re
from functools import lru_cache as _lru_cache

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    return fnmatchcase(_os.path.normcase(name), _os.path.normcase(pat))


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def filter(names, pat):
    fits = _matcher(_os.path.normcase(pat))
    return [name for name in names if fits(name)]


@_lru_cache(maxsize=512, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        return _re.compile(translate(pat.decode('latin-1')).encode('latin-1')).match
    return _re.compile(translate(pat)).match


def translate(pat):
    """The pattern as a regular expression: what stands between two stars is found where it first fits, once for all."""
    head, *pieces = _pieces(pat)
    tail = pieces.pop() if pieces else None
    middle = ''.join(f'(?>.*?{piece})' for piece in pieces if piece)
    return f"(?s:{head}{middle}{'' if tail is None else '.*' + tail})\\Z"


def _pieces(pat):
    """What stands before the first star, between them and behind the last."""
    pieces, i = [''], 0
    while i < len(pat):
        c, i = pat[i], i + 1
        if c == '*':
            pieces.append('')
            continue
        end = pat.find(']', i + 1 + (pat[i:i + 1] == '!')) if c == '[' else -1
        if end >= 0:
            pieces[-1] += _set(pat[i:end])
            i = end + 1
        else:
            pieces[-1] += '.' if c == '?' else _re.escape(c)
    return pieces


def _set(inside):
    """The expression for what stands in brackets."""
    text = _re.sub(r'([&~|])', r'\\\1', _ranges(inside) if '-' in inside else inside.replace('\\', r'\\'))
    if not text:
        return '(?!)'
    if text == '!':
        return '.'
    if text[0] == '!':
        text = '^' + text[1:]
    elif text[0] in '^[':
        text = '\\' + text
    return f'[{text}]'


def _ranges(inside):
    """With the hyphens that make ranges; ranges of nothing are left out."""
    chunks, start, at = [], 0, 1 + inside.startswith('!')
    while (at := inside.find('-', at)) >= 0:
        chunks.append(inside[start:at])
        start, at = at + 1, at + 3
    if inside[start:]:
        chunks.append(inside[start:])
    else:
        chunks[-1] += '-'
    for k in range(len(chunks) - 1, 0, -1):
        if chunks[k - 1][-1] > chunks[k][0]:
            chunks[k - 1:k + 1] = [chunks[k - 1][:-1] + chunks[k][1:]]
    return '-'.join(chunk.replace('\\', r'\\').replace('-', r'\-') for chunk in chunks)
