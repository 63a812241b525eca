"""Files of the simulated disk: the world's, and what the program writes itself. The builtin open() blocks."""
import _sim
import _textio
import io
import sys
from _buffer import bytes_of, writable
from _simio import operate_blocking, unclosed

_declared = _sim.section('files') or {}
_PERMISSIONS = ('permission', 'denied')


def seconds_of(name):
    """How long a read or write of this file takes. Without a world, files cost nothing."""
    return (_declared.get(name) or {}).get('after', 0.1 if _sim.declared else 0)


def _check_mode(mode):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__ if mode is not None else mode}")
    if set(mode) - set('rwxabt+') or len(set(mode)) != len(mode):
        raise ValueError(f'invalid mode: {mode!r}')
    if 'b' in mode and 't' in mode:
        raise ValueError("can't have text and binary mode at once")
    if sum(c in mode for c in 'rwxa') != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), '__fspath__'):
        name = path.__fspath__()
        if not isinstance(name, (str, bytes)):
            raise TypeError(f'expected {type(path).__name__}.__fspath__() to return str or bytes, '
                            f'not {type(name).__name__}')
        return name
    raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')


def _name_of(path):
    if isinstance(path, int):
        raise OSError(9, 'Bad file descriptor')
    path = fspath(path)
    return path.decode() if isinstance(path, bytes) else path


# ---- names and folders; those of files are known without being made ----

_folders = set()


def place_of(path):
    """The name under which the disk keeps it: without `.`, `..` and the root."""
    name = _name_of(path)
    if name in _sim.disk:
        return name
    parts = []
    for part in name.split('/'):
        if part == '..':
            del parts[-1:]
        elif part not in ('', '.'):
            parts.append(part)
    return '/'.join(parts)


def on_disk(place):
    """Is there such a file? The text of the program, or of a module beside it, is one from when it is first asked for."""
    disk = _sim.disk
    if place in disk:
        return True
    if place in _own_texts:
        return False
    for name in {place, '/' + place}:
        text = sys._source(name)
        if text is not None:
            _own_texts.add(place)
            disk[place] = text
            return True
    return False


_own_texts = set()      # what was put there so: once removed, it is gone


def is_file(path):
    return on_disk(place_of(path))


_ALWAYS = ('tmp', 'dev')  # folders that every machine has


def is_folder(path):
    place = place_of(path)
    return not place or place in _folders or place in _ALWAYS or any(name.startswith(place + '/') for name in [*_sim.disk, *_folders])


def missing(path):
    return FileNotFoundError(2, 'No such file or directory', path)


def listing(path):
    """The names in a folder, sorted."""
    path = _name_of(path)
    if not is_folder(path):
        raise NotADirectoryError(20, 'Not a directory', path) if is_file(path) else missing(path)
    lead = place_of(path) + '/' if place_of(path) else ''
    found = {name.lstrip('/')[len(lead):].split('/')[0] for name in [*_sim.disk, *_folders]
             if name.lstrip('/').startswith(lead)}
    return sorted(name for name in found if name)


def make_folder(path):
    path = _name_of(path)
    if is_file(path) or is_folder(path):
        raise FileExistsError(17, 'File exists', path)
    place = place_of(path)
    if '/' in place and not is_folder(place.rpartition('/')[0]):
        raise missing(path)
    _folders.add(place)


def remove_folder(path):
    path = _name_of(path)
    if listing(path):
        raise OSError(39, 'Directory not empty', path)
    _folders.discard(place_of(path))


def remove(path):
    path = _name_of(path)
    if is_folder(path) and not is_file(path):
        raise IsADirectoryError(21, 'Is a directory', path)
    if not is_file(path):
        raise missing(path)
    folder = place_of(path).rpartition('/')[0]
    del _sim.disk[place_of(path)]
    if folder:
        _folders.add(folder)  # it stays when its last file goes


def rename(old, new):
    old, new = _name_of(old), _name_of(new)
    before, after = place_of(old), place_of(new)
    if on_disk(before):
        _sim.disk[after] = _sim.disk.pop(before)
        return
    if not is_folder(old):
        raise FileNotFoundError(2, 'No such file or directory', old, None, new)
    for name in [name for name in _sim.disk if name.startswith(before + '/')]:
        _sim.disk[after + name[len(before):]] = _sim.disk.pop(name)
    _folders.discard(before)
    _folders.add(after)


def size_of(path):
    path = _name_of(path)
    if not is_file(path):
        if is_folder(path):
            return 4096
        raise missing(path)
    return len(_sim.disk[place_of(path)].encode('utf-8', 'surrogateescape'))


class File:
    """A place in a file: what open() and aiofiles.open() have in common. Nothing here takes time."""

    def __init__(self, name, mode='r', encoding=None):
        _check_mode(mode)
        given, name = _name_of(name), place_of(name)
        self.name, self.place, self.mode, self.closed = given, name, mode, False
        self.encoding, self.binary = encoding or 'UTF-8', 'b' in mode
        disk, there, fail = _sim.disk, on_disk(name), (_declared.get(name) or {}).get('fail')
        if fail:
            if fail in _PERMISSIONS:
                raise PermissionError(13, 'Permission denied', given)
            raise OSError(5, fail, given)
        if not there and is_folder(name):
            raise IsADirectoryError(21, 'Is a directory', given)
        if 'x' in mode and there:
            raise FileExistsError(17, 'File exists', given)
        if 'r' in mode and not there:
            raise FileNotFoundError(2, 'No such file or directory', given)
        folder = name.rpartition('/')[0]
        if not there and not is_folder(folder):
            raise NotADirectoryError(20, 'Not a directory', given) if is_file(folder) else missing(given)
        if 'w' in mode or not there:
            disk[name] = ''
        self._at = len(self._text()) if 'a' in mode else 0

    def _text(self):
        text = _sim.disk.get(self.place, '')
        return text.encode('utf-8', 'surrogateescape') if self.binary else text

    def check(self, what=None):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        if what == 'read' and not self.readable() or what == 'write' and not self.writable():
            from io import UnsupportedOperation
            raise UnsupportedOperation('not readable' if what == 'read' else 'not writable')

    def readable(self):
        return 'r' in self.mode or '+' in self.mode

    def writable(self):
        return self.mode.strip('bt') != 'r'

    def read(self, size=-1):
        text = self._text()
        start = self._at
        self._at = max(start, len(text) if size is None or size < 0 else min(len(text), start + size))
        return text[start:self._at]

    def readline(self, size=-1):
        end = self._text().find(b'\n' if self.binary else '\n', self._at)
        length = -1 if end < 0 else end + 1 - self._at
        return self.read(length if size is None or size < 0 or 0 <= length < size else size)

    def readlines(self, hint=-1):
        """All lines that are left, or those up to the one that goes beyond so many characters."""
        if hint is None or hint <= 0:
            end = b'\n' if self.binary else '\n'
            *whole, last = self.read().split(end)
            return [line + end for line in whole] + ([last] if last else [])
        lines = []
        while hint >= 0 and (line := self.readline()):
            lines.append(line)
            hint -= len(line)
        return lines

    def write(self, data):
        if self.binary:
            data = bytes_of(data)
        elif not isinstance(data, str):
            raise TypeError(f'write() argument must be str, not {type(data).__name__ if data is not None else data}')
        text = self._text()
        if 'a' in self.mode:
            self._at = len(text)
        if self._at == len(text):
            text += data
        else:
            gap = (b'\0' if self.binary else '\0') * max(0, self._at - len(text))
            text = text[:self._at] + gap + data + text[self._at + len(data):]
        self._at += len(data)
        _sim.disk[self.place] = text.decode('utf-8', 'surrogateescape') if self.binary else text
        return len(data)

    def _bytes_before(self, at):
        """Places in a file count bytes, `_at` counts what read() gives."""
        text = self._text()
        return at if self.binary or text.isascii() else len(text[:at].encode('utf-8', 'surrogateescape'))

    def _index_of(self, place):
        text = self._text()
        if self.binary or text.isascii():
            return place
        return len(text.encode('utf-8', 'surrogateescape')[:place].decode('utf-8', 'surrogateescape'))

    def seek(self, offset, whence=0):
        begin = (0, self._bytes_before(self._at), self._bytes_before(len(self._text())))[whence]
        self._at = self._index_of(max(0, begin + offset))
        return max(0, begin + offset)

    def tell(self):
        return self._bytes_before(self._at)

    def truncate(self, size=None):
        size = self.tell() if size is None else size
        text = self._text()[:self._index_of(size)]
        _sim.disk[self.place] = text.decode('utf-8', 'surrogateescape') if self.binary else text
        return size


class _Blocking:
    """What the builtin open() gives: it blocks while it reads and writes."""

    def __init__(self, file):
        if not isinstance(file, File):
            raise NotImplementedError(f"io.{type(self).__name__}() is not part of the course's Python: use open()")
        self._file = file

    def _wait(self, what):
        self._file.check(what)
        operate_blocking(f'file {self.name}', seconds_of(self._file.place), f'file.{what}')

    name = property(lambda self: self._file.name)
    mode = property(lambda self: self._file.mode)
    encoding = property(lambda self: self._file.encoding)
    closed = property(lambda self: self._file.closed)

    def read(self, size=-1):
        self._wait('read')
        return self._file.read(size)

    def readline(self, size=-1):
        self._wait('read')
        return self._file.readline(size)

    def readlines(self, hint=-1):
        self._wait('read')
        return self._file.readlines(hint)

    def write(self, data):
        self._wait('write')
        return self._file.write(data)

    def writelines(self, lines):
        self._wait('write')
        for line in lines:
            self._file.write(line)

    def __iter__(self):
        self._file.check('read')
        return self

    def __next__(self):
        if self._file.tell() == 0 or not hasattr(self, '_ahead'):
            self._wait('read')
            self._ahead = True
        line = self._file.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset, whence=0):
        self._file.check()
        return self._file.seek(offset, whence)

    def tell(self):
        self._file.check()
        return self._file.tell()

    def truncate(self, size=None):
        self._file.check('write')
        return self._file.truncate(size)

    def readable(self):
        self._file.check()
        return self._file.readable()

    def writable(self):
        self._file.check()
        return self._file.writable()

    def seekable(self):
        return True

    def flush(self):
        self._file.check()

    def isatty(self):
        return False

    def close(self):
        self._file.closed = True

    def __enter__(self):
        self._file.check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __del__(self):
        if hasattr(self, '_file') and not self.closed:
            unclosed(f'Unclosed file {self.name}', False)


class TextIOWrapper(_Blocking, _textio.TextIOWrapper):
    __module__ = '_io'
    errors, newlines, line_buffering, write_through = 'strict', None, False, False

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"


class BufferedIO(_Blocking, io.BufferedIOBase):
    def readinto(self, buffer, /):
        with writable(buffer, 'readinto() argument') as to:
            data = self.read(len(to))
            to[:len(data)] = data
            return len(data)

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedReader(BufferedIO):
    __module__ = '_io'


class BufferedWriter(BufferedIO):
    __module__ = '_io'


class BufferedRandom(BufferedIO):
    __module__ = '_io'


class _Null(File):
    """/dev/null: empty, whatever is written."""

    def __init__(self, name, mode='r', encoding=None):
        _check_mode(mode)
        self.name, self.place, self.mode, self.closed = _name_of(name), place_of(name), mode, False
        self.encoding, self.binary, self._at = encoding or 'UTF-8', 'b' in mode, 0

    def _text(self):
        return b'' if self.binary else ''

    def write(self, data):
        return len(bytes_of(data) if self.binary else data)


class _Random(_Null):
    """/dev/urandom: bytes without an end, from the program's seed."""

    def read(self, size=-1):
        if not self.binary:
            raise UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'invalid start byte')
        if size is None or size < 0:
            raise MemoryError
        from secrets import token_bytes
        return token_bytes(size)

    def readline(self, size=-1):
        line = b''
        while not line.endswith(b'\n') and len(line) != size:
            line += self.read(1)
        return line


_DEVICES = {'dev/null': _Null, 'dev/urandom': _Random, 'dev/random': _Random}


def open_place(file, mode, encoding):
    """A File; what is not on the disk may be a device."""
    place = place_of(file)
    return (File if place in _sim.disk else _DEVICES.get(place, File))(file, mode, encoding)


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    opened = open_place(file, mode, encoding)
    if not opened.binary:
        return TextIOWrapper(opened)
    return (BufferedRandom if '+' in mode else BufferedReader if 'r' in mode else BufferedWriter)(opened)
