"""URLs in parts, and what is written how in them: as str, or as ASCII bytes (semantics: Lib/urllib/parse.py)."""
import re as _re
import types as _types
from collections import namedtuple
from urllib._pieces import (splitattr, splithost, splitnport, splitpasswd, splitport, splitquery, splittag, splittype,
                            splituser, splitvalue, to_bytes)

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs',
           'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes',
           'DefragResult', 'ParseResult', 'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes']

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp',
                 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews',
               'prospero', 'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws',
               'wss']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip', 'sips',
               'mms', 'sftp', 'tel']
non_hierarchical = ['gopher', 'hdl', 'mailto', 'news', 'telnet', 'wais', 'imap', 'snews', 'sip', 'sips']
uses_query = ['', 'http', 'wais', 'imap', 'https', 'shttp', 'mms', 'gopher', 'rtsp', 'rtsps', 'rtspu', 'sip', 'sips']
uses_fragment = ['', 'ftp', 'hdl', 'http', 'gopher', 'news', 'nntp', 'wais', 'https', 'shttp', 'snews', 'file',
                 'prospero']
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'

_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_CONTROL_OR_SPACE = ''.join(map(chr, range(33)))


# ---- str and bytes ----

def _coerce_args(*args):
    """The arguments as strs, and what turns a result into what they were."""
    is_str = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_str:
            raise TypeError('Cannot mix str and non-str arguments')
    if is_str:
        return args + (_same,)
    return tuple([arg.decode('ascii', 'strict') if arg else '' for arg in args]) + (_encode_result,)


def _same(obj):
    return obj


def _encode_result(obj):
    return obj.encode('ascii', 'strict')


# ---- percent signs ----

def quote_from_bytes(bs, safe='/'):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if not bs:
        return ''
    keep = _SAFE.union(safe.encode('ascii', 'ignore') if isinstance(safe, str) else [c for c in safe if c < 128])
    return ''.join([chr(b) if b in keep else f'%{b:02X}' for b in bs])


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    if (' ' if isinstance(string, str) else b' ') not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + (' ' if isinstance(safe, str) else b' '), encoding, errors).replace(' ', '+')


def unquote_to_bytes(string):
    if not string:
        string.split        # a TypeError for what is no text
        return b''
    first, *rest = (string.encode('utf-8') if isinstance(string, str) else string).split(b'%')
    out = [first]
    for part in rest:
        digits = part[:2]
        is_hex = len(digits) == 2 and all([c in b'0123456789ABCDEFabcdef' for c in digits])
        out.append(bytes([int(digits, 16)]) + part[2:] if is_hex else b'%' + part)
    return b''.join(out)


def unquote(string, encoding='utf-8', errors='replace'):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if '%' not in string:
        string.split
        return string
    encoding, errors = encoding or 'utf-8', errors or 'replace'
    pieces = _re.split('([\x00-\x7f]+)', string)    # every other one is ASCII: only those can have been quoted
    pieces[1::2] = [unquote_to_bytes(piece).decode(encoding, errors) for piece in pieces[1::2]]
    return ''.join(pieces)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


# ---- queries ----

def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as err:
            raise TypeError('not a valid non-string sequence or mapping object') from err

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)
    found = []
    for key, value in query:
        key = quoted(key)
        many = doseq and not isinstance(value, (str, bytes)) and hasattr(value, '__len__')
        found += [f'{key}={quoted(one)}' for one in (value if many else [value])]
    return '&'.join(found)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
             max_num_fields=None, separator='&'):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    qs, coerce = _coerce_args(qs)
    separator, _ = _coerce_args(separator)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    found = []
    for pair in qs.split(separator) if qs else []:
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition('=')
        if not equals and strict_parsing:
            raise ValueError(f'bad query field: {pair!r}')
        if value or keep_blank_values:
            found.append(tuple([coerce(unquote(text.replace('+', ' '), encoding, errors)) for text in (name, value)]))
    return found


# ---- results ----

class _StrResult:
    __slots__ = ()
    _at, _colon, _percent, _open, _close, _hash = '@', ':', '%', '[', ']', '#'

    def encode(self, encoding='ascii', errors='strict'):
        return self._encoded_counterpart(*[part.encode(encoding, errors) for part in self])


class _BytesResult:
    __slots__ = ()
    _at, _colon, _percent, _open, _close, _hash = b'@', b':', b'%', b'[', b']', b'#'

    def decode(self, encoding='ascii', errors='strict'):
        return self._decoded_counterpart(*[part.decode(encoding, errors) for part in self])


class _Netloc:
    """What the netloc says."""
    __slots__ = ()

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        hostname = self._hostinfo[0]
        if not hostname:
            return None
        hostname, percent, zone = hostname.partition(self._percent)
        return hostname.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        port = int(port)
        if port > 65535:
            raise ValueError('Port out of range 0-65535')
        return port

    @property
    def _userinfo(self):
        userinfo, at, hostinfo = self.netloc.rpartition(self._at)
        if not at:
            return None, None
        username, colon, password = userinfo.partition(self._colon)
        return username, password if colon else None

    @property
    def _hostinfo(self):
        _, _, hostinfo = self.netloc.rpartition(self._at)
        _, bracket, inside = hostinfo.partition(self._open)
        if bracket:
            hostname, _, port = inside.partition(self._close)
            _, _, port = port.partition(self._colon)
        else:
            hostname, _, port = hostinfo.partition(self._colon)
        return hostname, port or None

    __class_getitem__ = classmethod(_types.GenericAlias)


_DefragResultBase = namedtuple('DefragResult', 'url fragment', module=__name__)
_SplitResultBase = namedtuple('SplitResult', 'scheme netloc path query fragment', module=__name__)
_ParseResultBase = namedtuple('ParseResult', 'scheme netloc path params query fragment', module=__name__)


class _Defrag:
    __slots__ = ()

    def geturl(self):
        return self.url + self._hash + self.fragment if self.fragment else self.url


class _Split(_Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class _Parse(_Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(_DefragResultBase, _Defrag, _StrResult):
    __slots__ = ()


class SplitResult(_SplitResultBase, _Split, _StrResult):
    __slots__ = ()


class ParseResult(_ParseResultBase, _Parse, _StrResult):
    __slots__ = ()


class DefragResultBytes(_DefragResultBase, _Defrag, _BytesResult):
    __slots__ = ()


class SplitResultBytes(_SplitResultBase, _Split, _BytesResult):
    __slots__ = ()


class ParseResultBytes(_ParseResultBase, _Parse, _BytesResult):
    __slots__ = ()


for _decoded, _encoded in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                           (ParseResult, ParseResultBytes)):
    _decoded._encoded_counterpart, _encoded._decoded_counterpart = _encoded, _decoded
del _decoded, _encoded


# ---- taking apart ----

def _check_netloc(netloc):
    """No character may turn into a delimiter when somebody normalizes the URL."""
    if not netloc or netloc.isascii():
        return
    import unicodedata
    plain = netloc.translate({ord(c): None for c in '@:#?'})
    normal = unicodedata.normalize('NFKC', plain)
    if plain != normal and any([c in normal for c in '/?#@:']):
        raise ValueError(f"netloc '{netloc}' contains invalid characters under NFKC normalization")


def _check_brackets(netloc):
    if ('[' in netloc) != (']' in netloc):
        raise ValueError('Invalid IPv6 URL')
    if '[' not in netloc:
        return
    host = netloc.partition('[')[2].partition(']')[0]
    if host.startswith('v'):
        if not _re.match(r'\Av[a-fA-F0-9]+\..+\Z', host):
            raise ValueError('IPvFuture address is invalid')
        return
    from ipaddress import IPv4Address, ip_address
    if isinstance(ip_address(host), IPv4Address):
        raise ValueError('An IPv4 address cannot be in brackets')


def urlsplit(url, scheme='', allow_fragments=True):
    url, scheme, coerce = _coerce_args(url, scheme)
    gone = {9: None, 10: None, 13: None}
    url = url.lstrip(_CONTROL_OR_SPACE).translate(gone)
    scheme = scheme.strip(_CONTROL_OR_SPACE).translate(gone)
    netloc = query = fragment = ''
    name, colon, rest = url.partition(':')
    if colon and name and name[0].isascii() and name[0].isalpha() and set(name) <= set(scheme_chars):
        scheme, url = name.lower(), rest
    if url[:2] == '//':
        end = min([i for i in (url.find(c, 2) for c in '/?#') if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        _check_brackets(netloc)
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    _check_netloc(netloc)
    return coerce(SplitResult(scheme, netloc, url, query, fragment))


def urlparse(url, scheme='', allow_fragments=True):
    url, scheme, coerce = _coerce_args(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params, at = '', path.find(';', path.rfind('/') + 1)
    if scheme in uses_params and at >= 0:
        path, params = path[:at], path[at + 1:]
    return coerce(ParseResult(scheme, netloc, path, params, query, fragment))


# ---- putting together ----

def urlunparse(components):
    scheme, netloc, path, params, query, fragment, coerce = _coerce_args(*components)
    return coerce(urlunsplit((scheme, netloc, f'{path};{params}' if params else path, query, fragment)))


def urlunsplit(components):
    scheme, netloc, url, query, fragment, coerce = _coerce_args(*components)
    if netloc or (scheme and scheme in uses_netloc and url[:2] != '//'):
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + (netloc or '') + url
    url = (f'{scheme}:' if scheme else '') + url + (f'?{query}' if query else '') + (f'#{fragment}' if fragment else '')
    return coerce(url)


def _without_dots(base, path):
    """The path of a link, seen from the base."""
    before = base.split('/')
    if before[-1] != '':
        del before[-1]
    if path[:1] == '/':
        segments = path.split('/')
    else:
        segments = before + path.split('/')
        segments[1:-1] = filter(None, segments[1:-1])
    done = []
    for segment in segments:
        if segment == '..':
            if done:
                done.pop()
        elif segment != '.':
            done.append(segment)
    if segments[-1] in ('.', '..'):
        done.append('')
    return '/'.join(done) or '/'


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    base, url, coerce = _coerce_args(base, url)
    b = urlparse(base, '', allow_fragments)
    u = urlparse(url, b.scheme, allow_fragments)
    if u.scheme != b.scheme or u.scheme not in uses_relative:
        return coerce(url)
    netloc = u.netloc
    if u.scheme in uses_netloc:
        if netloc:
            return coerce(urlunparse(u))
        netloc = b.netloc
    if not u.path and not u.params:
        return coerce(urlunparse((u.scheme, netloc, b.path, b.params, u.query or b.query, u.fragment)))
    return coerce(urlunparse((u.scheme, netloc, _without_dots(b.path, u.path), u.params, u.query, u.fragment)))


def urldefrag(url):
    url, coerce = _coerce_args(url)
    if '#' not in url:
        return coerce(DefragResult(url, ''))
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return coerce(DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment))


def unwrap(url):
    """'<URL:type://host/path>' without what is around it."""
    url = str(url).strip()
    if url[:1] == '<' and url[-1:] == '>':
        url = url[1:-1].strip()
    return url.removeprefix('URL:').strip()


def clear_cache():
    """Nothing is kept here."""
