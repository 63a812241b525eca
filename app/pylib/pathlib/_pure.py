"""Paths without a disk."""
import fnmatch as _fnmatch
import os as _os
from collections.abc import Sequence
from pathlib._flavours import PosixFlavour as _PosixFlavour, WindowsFlavour as _WindowsFlavour
from sys import intern as _intern


class _PathParents(Sequence):
    __module__ = 'pathlib'
    __slots__ = ('_path', '_count')

    def __init__(self, path):
        self._path, self._count = path, len(path._parts) - bool(path._drv or path._root)

    def __len__(self):
        return self._count

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return tuple(self[i] for i in range(*idx.indices(len(self))))
        if not -len(self) <= idx < len(self):
            raise IndexError(idx)
        path = self._path
        return path._made(path._drv, path._root, path._parts[:-1 - idx % len(self)])

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    __module__ = 'pathlib'
    __slots__ = ('_drv', '_root', '_parts')

    def __new__(cls, *args):
        return (PurePosixPath if cls is PurePath else cls)._from_parts(args)

    @classmethod
    def _parse_args(cls, args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts += arg._parts
                continue
            text = _os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError('argument should be a str object or an os.PathLike object returning str, not '
                                f'{type(text)!r}')
            texts.append(str(text))
        drive, root, parts = cls._flavour.parse_parts(texts)
        return drive, root, tuple(_intern(part) for part in parts)

    @classmethod
    def _from_parts(cls, args):
        return cls._made(*cls._parse_args(args))

    @classmethod
    def _made(cls, drive, root, parts):
        made = object.__new__(cls)
        made._drv, made._root, made._parts = drive, root, parts
        return made

    @classmethod
    def _text(cls, drive, root, parts):
        sep = cls._flavour.sep
        return drive + root + sep.join(parts[1:]) if drive or root else sep.join(parts)

    def _child(self, args):
        return self._made(*self._flavour.join(self._drv, self._root, self._parts, *self._parse_args(args)))

    def __reduce__(self):
        return type(self), self._parts

    def __str__(self):
        return self._text(self._drv, self._root, self._parts) or '.'

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self).replace(self._flavour.sep, '/')

    def __repr__(self):
        return f'{type(self).__name__}({self.as_posix()!r})'

    def __bytes__(self):
        return _os.fsencode(self)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return self._flavour.make_uri(self)

    @property
    def _cparts(self):
        return self._flavour.casefold_parts(self._parts)

    def __hash__(self):
        return hash(tuple(self._cparts))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._flavour is other._flavour and self._cparts == other._cparts

    def _comparable(self, other):
        return isinstance(other, PurePath) and self._flavour is other._flavour

    def __lt__(self, other):
        return self._cparts < other._cparts if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._cparts <= other._cparts if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._cparts > other._cparts if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._cparts >= other._cparts if self._comparable(other) else NotImplemented

    def __truediv__(self, key):
        try:
            return self._child((key,))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._from_parts([key, *self._parts])
        except TypeError:
            return NotImplemented

    @property
    def drive(self):
        return self._drv

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._drv + self._root

    @property
    def parts(self):
        return self._parts

    @property
    def name(self):
        return self._parts[-1] if len(self._parts) > bool(self._drv or self._root) else ''

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind('.')
        return name[dot:] if 0 < dot < len(name) - 1 else ''

    @property
    def suffixes(self):
        return [] if self.name.endswith('.') else ['.' + part for part in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        return self.name.removesuffix(self.suffix)

    @property
    def parent(self):
        if len(self._parts) == 1 and self.anchor:
            return self
        return self._made(self._drv, self._root, self._parts[:-1])

    @property
    def parents(self):
        return _PathParents(self)

    def joinpath(self, *args):
        return self._child(args)

    def is_absolute(self):
        return bool(self._root and (self._drv or not self._flavour.has_drv))

    def is_reserved(self):
        return self._flavour.is_reserved(self._parts)

    def match(self, path_pattern):
        fold = self._flavour.casefold
        drive, root, patterns = self._flavour.parse_parts((fold(path_pattern),))
        if not patterns:
            raise ValueError('empty pattern')
        if drive not in ('', fold(self._drv)) or root not in ('', fold(self._root)):
            return False
        parts = self._cparts
        if drive or root:
            if len(patterns) != len(parts):
                return False
            patterns = patterns[1:]
        elif len(patterns) > len(parts):
            return False
        return all(_fnmatch.fnmatchcase(part, pattern) for part, pattern in zip(reversed(parts), reversed(patterns)))

    def relative_to(self, *other):
        if not other:
            raise TypeError('need at least one argument')
        drive, root, parts = self._parse_args(other)
        start = [drive, root, *parts[1:]] if root else parts
        whole = [self._drv, self._root, *self._parts[1:]] if self._root else self._parts
        fold, n = self._flavour.casefold_parts, len(start)
        if fold(whole[:n]) != fold(start) if n else self.anchor:
            raise ValueError(f'{str(self)!r} is not in the subpath of {self._text(drive, root, parts)!r} OR one path '
                             'is relative and the other is absolute.')
        return self._made('', self._root if n == 1 else '', tuple(whole[n:]))

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def _named(self, name):
        return self._made(self._drv, self._root, (*self._parts[:-1], name))

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        drive, root, parts = self._flavour.parse_parts((name,))
        if not name or name[-1] in (self._flavour.sep, self._flavour.altsep) or drive or root or len(parts) != 1:
            raise ValueError(f'Invalid name {name!r}')
        return self._named(name)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        flavour = self._flavour
        if (flavour.sep in suffix or flavour.altsep and flavour.altsep in suffix
                or suffix and not suffix.startswith('.') or suffix == '.'):
            raise ValueError(f'Invalid suffix {suffix!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._named(self.stem + suffix)


_os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    __module__ = 'pathlib'
    __slots__ = ()
    _flavour = _PosixFlavour()


class PureWindowsPath(PurePath):
    __module__ = 'pathlib'
    __slots__ = ()
    _flavour = _WindowsFlavour()
