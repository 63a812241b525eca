"""Files whose paths fit a pattern; ** stands for folders at any depth."""
import fnmatch as _fnmatch
import os as _os

__all__ = ['escape', 'glob', 'iglob', 'has_magic']


def has_magic(s):
    return any(c in s for c in '*?[')


def escape(pathname):
    return ''.join(f'[{c}]' if c in '*?[' else c for c in pathname)


def _below(folder):
    """The folder and all folders in it."""
    yield folder
    for name in _os.listdir(folder or '.'):
        inner = _os.path.join(folder, name)
        if not name.startswith('.') and _os.path.isdir(inner):
            yield from _below(inner)


def _matches(folder, parts, recursive):
    part, rest = parts[0], parts[1:]
    if part == '**' and recursive:
        for inner in _below(folder):
            if rest:
                yield from _matches(inner, rest, recursive)
            else:
                yield inner + '/' if inner == folder and inner else inner
                yield from (_os.path.join(inner, n) for n in _os.listdir(inner or '.')
                            if not n.startswith('.') and _os.path.isfile(_os.path.join(inner, n)))
        return
    if not has_magic(part):
        names = [part] if _os.path.exists(_os.path.join(folder, part)) else []
    else:
        names = _fnmatch.filter(_os.listdir(folder or '.'), part)
        names = [name for name in names if part.startswith('.') or not name.startswith('.')]
    for name in names:
        found = _os.path.join(folder, name)
        if not rest:
            yield found
        elif _os.path.isdir(found):
            yield from _matches(found, rest, recursive)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    folder, lead = ('/', '') if pathname.startswith('/') else (root_dir or '', root_dir)
    parts = [part for part in pathname.split('/') if part]
    for found in _matches(folder, parts, recursive) if parts else ():
        if found:
            yield found[len(lead) + 1:] if lead else found


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive))
