"""How the texts of paths are read: as POSIX or as Windows does (semantics: Lib/pathlib.py)."""
import fnmatch as _fnmatch
import re as _re
from urllib.parse import quote_from_bytes as _quoted


class _Flavour:
    """The rules of one system: an object without a state."""

    def split(self, text):
        """drive, root and the names behind them"""
        drive, root, rest = self.splitroot(text.replace(self.altsep, self.sep) if self.altsep else text)
        return drive, root, [name for name in rest.split(self.sep) if name not in ('', '.')]

    def parse_parts(self, texts):
        """drive, root and the parts, of which the first is drive and root where there are any: of texts in a row."""
        drive, root, names = '', '', []
        for text in filter(None, texts):
            drive2, root2, names2 = self.split(text)
            names = names2 if drive2 or root2 else names + names2
            if root2:
                drive, root = drive2 or drive, root2
            elif drive2:
                drive, root = drive2, ''
        return drive, root, [drive + root, *names] if drive or root else names

    def join(self, drive, root, parts, drive2, root2, parts2):
        """Of two paths in a row."""
        if root2 and drive and not drive2:
            return drive, root2, (drive + root2, *parts2[1:])
        if drive2 and not root2 and self.casefold(drive2) == self.casefold(drive):
            return drive, root, parts + parts2[1:]
        return (drive2, root2, parts2) if drive2 or root2 else (drive, root, parts + parts2)

    def casefold_parts(self, parts):
        return [self.casefold(part) for part in parts]


class PosixFlavour(_Flavour):
    sep, altsep, has_drv, is_supported = '/', '', False, True

    def splitroot(self, part):
        rest = part.lstrip('/')
        slashes = len(part) - len(rest)
        return '', '//' if slashes == 2 else '/' * bool(slashes), rest

    def casefold(self, text):
        return text

    def matcher(self, pattern):
        return _re.compile(_fnmatch.translate(pattern)).fullmatch

    def is_reserved(self, parts):
        return False

    def make_uri(self, path):
        return 'file://' + _quoted(bytes(path))


class WindowsFlavour(_Flavour):
    sep, altsep, has_drv, is_supported = '\\', '/', True, False
    _devices = {'CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$',
                *(name + digit for name in ('COM', 'LPT') for digit in '123456789¹²³')}
    _share = _re.compile(r'(\\\\[^\\]*\\(?!\\)[^\\]*)\\?(.*)', _re.DOTALL)
    _extended = _re.compile(r'(\\\\\?\\)(UNC(?=\\))?', _re.DOTALL)

    def splitroot(self, part):
        prefix, rest = '', part
        if extended := self._extended.match(part):
            prefix, rest = extended[0], part[extended.end():]
        # A share has two slashes before its name, no more; behind \\?\UNC one of them stands for both.
        share = self._share.match('\\' + rest if extended and extended[2] else rest)
        if share and share[1][2] != '\\':
            return prefix + share[1][bool(prefix):], '\\', share[2]
        drive = rest[:2] if rest[1:2] == ':' and rest[0].isascii() and rest[0].isalpha() else ''
        rest = rest[len(drive):]
        return prefix + drive, '\\' * rest.startswith('\\'), rest.lstrip('\\')

    def casefold(self, text):
        return text.lower()

    def matcher(self, pattern):
        return _re.compile(_fnmatch.translate(pattern), _re.IGNORECASE).fullmatch

    def is_reserved(self, parts):
        if not parts or parts[0].startswith('\\\\'):
            return False
        return parts[-1].partition('.')[0].partition(':')[0].rstrip(' ').upper() in self._devices

    def make_uri(self, path):
        drive, text = path.drive, path.as_posix()
        if len(drive) == 2 and drive[1] == ':':
            return f"file:///{drive}/{_quoted(text[2:].lstrip('/').encode())}"
        return 'file:' + _quoted(text.encode())
