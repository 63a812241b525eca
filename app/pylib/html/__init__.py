"""Text in HTML."""

__all__ = ['escape', 'unescape']

_WINDOWS = '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' \
           '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s


def _of_number(code):
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return '\ufffd'
    if 0x80 <= code <= 0x9f:
        return _WINDOWS[code - 0x80]
    if code < 0x20 and code not in (9, 10, 12, 13) or code in (0xb, 0x7f) or 0xFDD0 <= code <= 0xFDEF or \
            code & 0xFFFE == 0xFFFE:
        return ''
    return chr(code)


def _replaced(match):
    from html.entities import html5 as named
    text = match.group(1)
    if text[0] == '#':
        digits = text[1:].rstrip(';')
        return _of_number(int(digits[1:], 16) if digits[0] in 'xX' else int(digits))
    if text in named:
        return named[text]
    for end in range(len(text) - 1, 1, -1):
        if text[:end] in named:
            return named[text[:end]] + text[end:]
    return '&' + text


def unescape(s):
    import re
    if '&' not in s:
        return s
    return re.sub(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)', _replaced, s)
