"""Text in HTML."""

__all__ = ['escape', 'unescape']

_NAMED = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'", 'nbsp': '\xa0', 'copy': '\xa9', 'reg': '\xae',
          'hellip': '\u2026', 'mdash': '\u2014', 'ndash': '\u2013', 'euro': '\u20ac', 'laquo': '\xab', 'raquo': '\xbb'}


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s


def unescape(s):
    import re

    def character(match):
        name = match.group(1)
        if name.startswith('#'):
            return chr(int(name[2:], 16) if name[1] in 'xX' else int(name[1:]))
        return _NAMED.get(name, match.group())
    return re.sub(r'&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);', character, s)
