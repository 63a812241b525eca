"""Paths as texts or bytes, and what is behind them on the simulated disk (CPython: Lib/posixpath.py)."""
import os as _os

import _files

__name__ = 'posixpath'  # os.path is what it is called by
__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext', 'basename', 'dirname', 'commonprefix', 'getsize',
           'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount', 'expanduser',
           'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir', 'sep', 'pathsep',
           'defpath', 'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames', 'relpath', 'commonpath']

sep, altsep, extsep, curdir, pardir, pathsep = '/', None, '.', '.', '..', ':'
defpath, devnull, supports_unicode_filenames = '/bin:/usr/bin', '/dev/null', False


def _like(path, text):
    """The text in the path's own kind."""
    return text.encode() if isinstance(path, bytes) else text


def _mixed(function, paths):
    """Why they cannot be put together."""
    for path in paths:
        if not isinstance(path, (str, bytes)):
            return TypeError(f'{function}() argument must be str, bytes, or os.PathLike object, not '
                             f'{type(path).__name__!r}')
    return TypeError("Can't mix strings and bytes in path components")


def join(a, /, *paths):
    path = _os.fspath(a)
    slash = _like(path, sep)
    try:
        if not paths:
            path[:0] + slash
        for b in map(_os.fspath, paths):
            if b.startswith(slash):
                path = b
            elif not path or path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError):
        raise _mixed('join', (path, *paths)) from None
    return path


def split(p):
    p = _os.fspath(p)
    slash = _like(p, sep)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _os.fspath(p)
    point = _like(p, '.')
    start = p.rfind(_like(p, sep)) + 1
    dot = p.rfind(point)
    name = p[start:dot] if dot > start else p[:0]
    if name.strip(point):
        return p[:dot], p[dot:]
    return p, p[:0]


def splitdrive(p):
    p = _os.fspath(p)
    return p[:0], p


def isabs(s):
    s = _os.fspath(s)
    return s.startswith(_like(s, sep))


def normcase(s):
    return _os.fspath(s)


def normpath(path):
    path = _os.fspath(path)
    slash, here, up = _like(path, sep), _like(path, curdir), _like(path, pardir)
    if not path:
        return here
    lead = 0 if not path.startswith(slash) else 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1
    parts = []
    for part in path.split(slash):
        if not part or part == here:
            continue
        if part != up or (not lead and not parts) or (parts and parts[-1] == up):
            parts.append(part)
        elif parts:
            parts.pop()
    return slash * lead + slash.join(parts) or here


def abspath(path):
    path = _os.fspath(path)
    if not isabs(path):
        path = join(_os.getcwdb() if isinstance(path, bytes) else _os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """No name on this disk is a link."""
    filename = _os.fspath(filename)
    if strict and not exists(filename):
        raise _files.missing(abspath(filename))
    path = abspath(filename)
    return path[1:] if path.startswith(_like(path, '//')) else path


def relpath(path, start=None):
    if not path:
        raise ValueError('no path specified')
    path = _os.fspath(path)
    slash, start = _like(path, sep), _like(path, curdir) if start is None else _os.fspath(start)
    try:
        here = [part for part in abspath(start).split(slash) if part]
        there = [part for part in abspath(path).split(slash) if part]
    except (TypeError, AttributeError):
        raise _mixed('relpath', (path, start)) from None
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    parts = [_like(path, pardir)] * (len(here) - same) + there[same:]
    return join(*parts) if parts else _like(path, curdir)


def commonpath(paths):
    """The longest path that leads to all of them, part by part."""
    paths = tuple(map(_os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash = _like(paths[0], sep)
    try:
        parts = [[part for part in path.split(slash) if part and part != _like(path, curdir)] for path in paths]
        absolute = {path.startswith(slash) for path in paths}
    except (TypeError, AttributeError):
        raise _mixed('commonpath', paths) from None
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    low, high = min(parts), max(parts)
    same = 0
    while same < min(len(low), len(high)) and low[same] == high[same]:
        same += 1
    return slash * absolute.pop() + slash.join(low[:same])


def commonprefix(m):
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_os.fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def expanduser(path):
    """The home of whoever runs the program: $HOME, else the root."""
    path = _os.fspath(path)
    if not path.startswith(_like(path, '~')):
        return path
    slash = _like(path, sep)
    name, _, rest = path[1:].partition(slash)
    if name and name != _like(path, _os.getlogin()):
        return path
    home = _like(path, _os.environ.get('HOME', '/')).rstrip(slash)
    return (home + path[1 + len(name):]) or slash


def expandvars(path):
    """$NAME and ${NAME}; what the environment does not know stays as it is."""
    path = _os.fspath(path)
    if _like(path, '$') not in path:
        return path
    import re
    text = _os.fsdecode(path)
    found = re.sub(r'\$(?:(\w+)|\{([^}]*)\})', lambda m: _os.environ.get(m[1] or m[2], m[0]), text, flags=re.ASCII)
    return _os.fsencode(found) if isinstance(path, bytes) else found


def _asked(test, path):
    try:
        return test(path)
    except (OSError, ValueError):
        return False


def isfile(path):
    return _asked(_files.is_file, path)


def isdir(s):
    return _asked(_files.is_folder, s)


def exists(path):
    return isfile(path) or isdir(path)


lexists = exists


def islink(path):
    _os.fspath(path)
    return False


def ismount(path):
    return _asked(_files.place_of, path) == ''


def getsize(filename):
    return _os.stat(filename).st_size


def getmtime(filename):
    return _os.stat(filename).st_mtime


def getatime(filename):
    return _os.stat(filename).st_atime


def getctime(filename):
    return _os.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return samestat(_os.stat(f1), _os.stat(f2))


def sameopenfile(fp1, fp2):
    return samestat(_os.fstat(fp1), _os.fstat(fp2))
