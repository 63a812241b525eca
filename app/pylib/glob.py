"""Files whose paths fit a pattern; ** stands for folders at any depth (semantics: Lib/glob.py)."""
import fnmatch as _fnmatch
import os as _os
import re as _re

__all__ = ['escape', 'glob', 'iglob']

magic_check = _re.compile('([*?[])')
magic_check_bytes = _re.compile(b'([*?[])')


def has_magic(s):
    return (magic_check_bytes if isinstance(s, bytes) else magic_check).search(s) is not None


def escape(pathname):
    if isinstance(pathname, bytes):
        return magic_check_bytes.sub(br'[\1]', pathname)
    return magic_check.sub(r'[\1]', pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    if dir_fd is not None:
        raise NotImplementedError("glob with dir_fd is not part of the course's Python: use root_dir")
    search = _Search(pathname[:0] if root_dir is None else _os.fspath(root_dir), recursive, include_hidden)
    found = search.found(pathname, False)
    if pathname and not (recursive and _is_deep(pathname[:2])):
        return found
    return (path for path in found if path)


def _is_deep(part):
    return part in ('**', b'**')


def _is_hidden(name):
    return name[:1] in ('.', b'.')


def _join(folder, name):
    return _os.path.join(folder, name) if folder and name else folder or name


class _Search:
    """One search: from where, and how."""

    def __init__(self, root, recursive, include_hidden):
        self.root, self.recursive, self.include_hidden = root, recursive, include_hidden

    def found(self, pathname, only_folders):
        folder, base = _os.path.split(pathname)
        if not has_magic(pathname):
            there = _os.path.lexists(_join(self.root, pathname)) if base else _os.path.isdir(_join(self.root, folder))
            if there:
                yield pathname
            return
        if not folder:
            yield from self.in_folder(self.root, base, only_folders)
            return
        folders = self.found(folder, True) if folder != pathname and has_magic(folder) else [folder]
        for folder in folders:
            for name in self.in_folder(_join(self.root, folder), base, only_folders):
                yield _os.path.join(folder, name)

    def in_folder(self, folder, pattern, only_folders):
        if not has_magic(pattern):
            return glob0(folder, pattern)
        if self.recursive and _is_deep(pattern):
            return self.below(folder, pattern, only_folders)
        names = _names(folder, only_folders)
        if not self.include_hidden and not _is_hidden(pattern):
            names = [name for name in names if not _is_hidden(name)]
        return _fnmatch.filter(names, pattern)

    def below(self, folder, pattern, only_folders):
        yield pattern[:0]
        yield from self.all_below(folder, only_folders)

    def all_below(self, folder, only_folders):
        for name in _names(folder, only_folders):
            if self.include_hidden or not _is_hidden(name):
                yield name
                for inner in self.all_below(_join(folder, name), only_folders):
                    yield _join(name, inner)


def _names(folder, only_folders):
    """Those in a folder; none where there is no folder."""
    here = folder or (b'.' if isinstance(folder, bytes) else '.')
    try:
        with _os.scandir(here) as entries:
            return [entry.name for entry in entries if not only_folders or entry.is_dir()]
    except OSError:
        return []


def glob0(dirname, pattern):
    there = _os.path.lexists(_join(dirname, pattern)) if pattern else _os.path.isdir(dirname)
    return [pattern] if there else []


def glob1(dirname, pattern):
    names = _names(dirname, False)
    return _fnmatch.filter(names if _is_hidden(pattern) else [n for n in names if not _is_hidden(n)], pattern)
