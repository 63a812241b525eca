"""The old functions that cut a URL into two, each of which says that it is deprecated (semantics: Lib/urllib/parse.py)."""
import re as _re
import warnings as _warnings


def _warn(name, instead=', use urllib.parse.urlparse() instead'):
    _warnings.warn(f'urllib.parse.{name}() is deprecated as of 3.8{instead}', DeprecationWarning)


def _first_of(text, mark):
    """What is before the last mark and behind it; None where there is no mark."""
    before, found, behind = text.rpartition(mark)
    return (before, behind) if found else (text, None)


def splittype(url):
    """'type:rest' as 'type', 'rest'"""
    _warn('splittype')
    found = _re.match('([^/:]+):(.*)', url, _re.DOTALL)
    return (found[1].lower(), found[2]) if found else (None, url)


def splithost(url):
    """'//host[:port]/path' as 'host[:port]', '/path'"""
    _warn('splithost')
    found = _re.match('//([^/#?]*)(.*)', url, _re.DOTALL)
    if not found:
        return None, url
    return found[1], '/' + found[2] if found[2] and found[2][0] != '/' else found[2]


def splituser(host):
    """'user[:password]@host' as 'user[:password]', 'host'"""
    _warn('splituser')
    user, mark, host = host.rpartition('@')
    return user if mark else None, host


def splitpasswd(user):
    """'user:password' as 'user', 'password'"""
    _warn('splitpasswd')
    user, mark, password = user.partition(':')
    return user, password if mark else None


def splitport(host):
    """'host:port' as 'host', 'port'"""
    _warn('splitport')
    found = _re.fullmatch('(.*):([0-9]*)', host, _re.DOTALL)
    return (found[1], found[2] or None) if found else (host, None)


def splitnport(host, defport=-1):
    """'host:80' as 'host', 80; None for what is no number"""
    _warn('splitnport')
    host, port = _first_of(host, ':')
    if not port:
        return host, defport
    return host, int(port) if port.isdigit() and port.isascii() else None


def splitquery(url):
    """'/path?query' as '/path', 'query'"""
    _warn('splitquery')
    return _first_of(url, '?')


def splittag(url):
    """'/path#tag' as '/path', 'tag'"""
    _warn('splittag')
    return _first_of(url, '#')


def splitattr(url):
    """'/path;a=1;b=2' as '/path', ['a=1', 'b=2']"""
    _warn('splitattr')
    path, *attributes = url.split(';')
    return path, attributes


def splitvalue(attr):
    """'name=value' as 'name', 'value'"""
    _warn('splitvalue', ', use urllib.parse.parse_qsl() instead')
    name, mark, value = attr.partition('=')
    return name, value if mark else None


def to_bytes(url):
    """The text itself, if it is ASCII"""
    _warn('to_bytes', '')
    if isinstance(url, str) and not url.isascii():
        raise UnicodeError(f'URL {url!r} contains non-ASCII characters')
    return url
