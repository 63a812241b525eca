"""URLs in parts, and what is written how in them."""
from collections import namedtuple

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs',
           'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes',
           'ParseResult', 'SplitResult', 'DefragResult']

_SAFE = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_SCHEME = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.')
_RELATIVE = ('', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'rtsp', 'rtspu',
             'rtsps', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss')


# ---- percent signs ----

def quote_from_bytes(bs, safe='/'):
    keep = _SAFE | set(safe if isinstance(safe, str) else safe.decode())
    return ''.join(chr(b) if chr(b) in keep else f'%{b:02X}' for b in bs)


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    elif encoding is not None or errors is not None:
        raise TypeError("quote() doesn't support 'encoding' or 'errors' for bytes")
    elif not isinstance(string, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    return quote(string, safe + ' ', encoding, errors).replace(' ', '+')


def unquote_to_bytes(string):
    data = string.encode() if isinstance(string, str) else bytes(string)
    first, *rest = data.split(b'%')
    out = [first]
    for part in rest:
        try:
            out.append(bytes([int(part[:2].decode('ascii'), 16)]) + part[2:] if len(part) >= 2 else b'%' + part)
        except ValueError:
            out.append(b'%' + part)
    return b''.join(out)


def unquote(string, encoding='utf-8', errors='replace'):
    return unquote_to_bytes(string).decode(encoding, errors)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    pairs = list(query.items()) if hasattr(query, 'items') else list(query)
    out = []
    for key, value in pairs:
        many = doseq and not isinstance(value, (str, bytes)) and hasattr(value, '__iter__')
        for one in value if many else [value]:
            texts = [x if isinstance(x, bytes) else str(x) for x in (key, one)]
            out.append('='.join(quote_via(text, safe) for text in texts))
    return '&'.join(out)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    found = []
    for pair in qs.split(separator):
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition('=')
        if strict_parsing and not equals:
            raise ValueError(f'bad query field: {pair!r}')
        if value or keep_blank_values:
            found.append((unquote_plus(name), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
             max_num_fields=None, separator='&'):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, separator=separator):
        found.setdefault(name, []).append(value)
    return found


# ---- parts ----

class _Host:
    """What the netloc says."""

    @property
    def _parts(self):
        login, _, host = self.netloc.rpartition('@')
        if host.startswith('['):
            name, _, port = host[1:].partition(']')
            return login, name, port.removeprefix(':')
        name, _, port = host.partition(':')
        return login, name, port

    @property
    def username(self):
        return self._parts[0].partition(':')[0] or None

    @property
    def password(self):
        user, colon, word = self._parts[0].partition(':')
        return word if colon else None

    @property
    def hostname(self):
        return self._parts[1].lower() or None

    @property
    def port(self):
        text = self._parts[2]
        if not text:
            return None
        if not text.isdigit():
            raise ValueError(f'Port could not be cast to integer value as {text!r}')
        if int(text) > 65535:
            raise ValueError('Port out of range 0-65535')
        return int(text)

    def geturl(self):
        return urlunparse(self) if len(self) == 6 else urlunsplit(self)


class SplitResult(namedtuple('SplitResult', 'scheme netloc path query fragment'), _Host):
    pass


class ParseResult(namedtuple('ParseResult', 'scheme netloc path params query fragment'), _Host):
    pass


class DefragResult(namedtuple('DefragResult', 'url fragment')):
    def geturl(self):
        return f'{self.url}#{self.fragment}' if self.fragment else self.url


def urlsplit(url, scheme='', allow_fragments=True):
    url = url.lstrip().translate({9: None, 10: None, 13: None})
    netloc = query = fragment = ''
    name, colon, rest = url.partition(':')
    if colon and name and name[0].isalpha() and name.isascii() and set(name) <= _SCHEME:
        scheme, url = name.lower(), rest
    if url.startswith('//'):
        end = min([i for i in (url.find(c, 2) for c in '/?#') if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params, last = '', path.rfind('/') + 1
    if scheme in _RELATIVE and ';' in path[last:]:
        at = path.index(';', last)
        path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme and scheme in _RELATIVE and url[:2] != '//'):
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + netloc + url
    return (f'{scheme}:' if scheme else '') + url + (f'?{query}' if query else '') + (f'#{fragment}' if fragment else '')


def urlunparse(components):
    scheme, netloc, path, params, query, fragment = components
    return urlunsplit((scheme, netloc, f'{path};{params}' if params else path, query, fragment))


def urldefrag(url):
    if '#' not in url:
        return DefragResult(url, '')
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment)


def _without_dots(base, path):
    """The path of a link, seen from the base."""
    before = base.split('/')
    if before[-1]:
        del before[-1]
    segments = path.split('/') if path[:1] == '/' else before + path.split('/')
    if path[:1] != '/':
        segments[1:-1] = filter(None, segments[1:-1])
    done = []
    for segment in segments:
        if segment == '..':
            if len(done) > 1 or done and done[0]:
                done.pop()
        elif segment != '.':
            done.append(segment)
    if segments[-1] in ('.', '..'):
        done.append('')
    return '/'.join(done) or '/'


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    b, u = urlparse(base), urlparse(url, urlparse(base).scheme)
    if u.scheme != b.scheme or u.scheme not in _RELATIVE:
        return url
    if u.netloc:
        return urlunparse(u)
    if not u.path and not u.params:
        return urlunparse((u.scheme, b.netloc, b.path, b.params, u.query or b.query, u.fragment))
    return urlunparse((u.scheme, b.netloc, _without_dots(b.path, u.path), u.params, u.query, u.fragment))
