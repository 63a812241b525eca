"""Paths as texts, and what is behind them on the simulated disk."""
import os as _os

import _files

__name__ = 'posixpath'  # os.path is what it is called by

sep, altsep, extsep, curdir, pardir, pathsep = '/', None, '.', '.', '..', ':'


def join(a, /, *paths):
    path = _os.fspath(a)
    for b in map(_os.fspath, paths):
        if b.startswith(sep):
            path = b
        elif not path or path.endswith(sep):
            path += b
        else:
            path += sep + b
    return path


def split(p):
    p = _os.fspath(p)
    at = p.rfind(sep) + 1
    head, tail = p[:at], p[at:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _os.fspath(p)
    start = p.rfind(sep) + 1
    dot = p.rfind('.')
    name = p[start:dot] if dot > start else ''
    if name.strip('.'):
        return p[:dot], p[dot:]
    return p, ''


def splitdrive(p):
    return '', _os.fspath(p)


def isabs(s):
    return _os.fspath(s).startswith(sep)


def normcase(s):
    return _os.fspath(s)


def normpath(path):
    path = _os.fspath(path)
    if not path:
        return curdir
    lead = 0 if not path.startswith(sep) else 2 if path.startswith('//') and not path.startswith('///') else 1
    parts = []
    for part in path.split(sep):
        if not part or part == curdir:
            continue
        if part != pardir or (not lead and not parts) or (parts and parts[-1] == pardir):
            parts.append(part)
        elif parts:
            parts.pop()
    return sep * lead + sep.join(parts) or curdir


def abspath(path):
    return normpath(join('/', _os.fspath(path)))


realpath = abspath


def relpath(path, start=curdir):
    here = [part for part in abspath(start).split(sep) if part]
    there = [part for part in abspath(path).split(sep) if part]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    return join(*[pardir] * (len(here) - same), *there[same:]) if here[same:] or there[same:] else curdir


def commonpath(paths):
    """The longest path that leads to all of them, part by part."""
    paths = [_os.fspath(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len({path.startswith(sep) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split = [[part for part in path.split(sep) if part and part != curdir] for path in paths]
    low, high = min(split), max(split)
    same = 0
    while same < min(len(low), len(high)) and low[same] == high[same]:
        same += 1
    return (sep if paths[0].startswith(sep) else '') + sep.join(low[:same])


def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def expanduser(path):
    """`~` is the home that the environment names, else the root; there are no other users."""
    path = _os.fspath(path)
    if isinstance(path, bytes):
        return expanduser(path.decode()).encode()
    if path.partition('/')[0] != '~':
        return path
    return _os.environ.get('HOME', '/').rstrip('/') + path[1:] or '/'


def expandvars(path):
    """`$name` and `${name}` of the environment; what it does not have stays as it is."""
    path = _os.fspath(path)
    if isinstance(path, bytes):
        return expandvars(path.decode()).encode()
    import re
    return re.sub(r'\$(\w+|\{[^}]*\})', lambda m: _os.environ.get(m[1].strip('{}'), m[0]), path, flags=re.ASCII)


def isfile(path):
    return _files.is_file(path)


def isdir(path):
    return _files.is_folder(path)


def exists(path):
    return isfile(path) or isdir(path)


lexists = exists


def islink(path):
    return False


def ismount(path):
    return normpath(path) == '/'


def getsize(filename):
    return _files.size_of(filename)


def getmtime(filename):
    """Files have no times of their own: what is there is as old as the run."""
    _files.size_of(filename)
    return 1700000000.0


getatime = getctime = getmtime
