"""Files of the simulated disk: the world's, and what the program writes itself. The builtin open() blocks."""
import _bufio
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


def _check_how(mode, buffering, encoding, errors, newline):
    """What else open() is told. CPython: Modules/_io/_iomodule.c, _io_open_impl"""
    for name, value in ('encoding', encoding), ('errors', errors), ('newline', newline):
        if not isinstance(value, str | None):
            raise TypeError(f"open() argument '{name}' must be str or None, not {type(value).__name__}")
        if value is not None and 'b' in mode:
            raise ValueError(f"binary mode doesn't take {'a' if name == 'newline' else 'an'} {name} argument")
    if buffering == 0 and 'b' not in mode:
        raise ValueError("can't have unbuffered text I/O")
    if newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline}')
    if buffering == 1 and 'b' in mode:
        from warnings import warn
        warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
             RuntimeWarning, 2)


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
        import _descriptors
        return _descriptors.find(path).name
    path = fspath(path)
    path = path.decode('utf-8', 'surrogateescape') if isinstance(path, bytes) else path
    if '\0' in path:
        raise ValueError('embedded null byte')
    return path


# ---- names and folders; those of files are known without being made ----

_folders = set()
_work = ''          # os.getcwd(), without its slash
_modes, _times, _numbers = {}, {}, {}  # by place: what chmod(), utime() and stat() have made known
_FOLDER, _FILE, _START = 0o40755, 0o100644, 1_700_000_000 * 10 ** 9


def working_folder():
    return _work


def work_in(path):
    global _work
    if not is_folder(path):
        raise not_there(path)
    _work = place_of(path)


def place_of(path):
    """The name under which the disk keeps it: without `.`, `..` and the root."""
    name = _name_of(path)
    if _work and not name.startswith('/'):
        name = f'{_work}/{name}'
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


def _is_folder_place(place):
    return place in ('', 'tmp', 'dev') or place in _folders or any(name.startswith(place + '/') for name in [*_sim.disk, *_folders])


def is_folder(path):
    return _name_of(path) != '' and _is_folder_place(place_of(path))


def missing(path):
    return FileNotFoundError(2, 'No such file or directory', path)


def not_there(path):
    """The error of somebody who looks for a folder, or for what is below a file."""
    path, place = fspath(path), place_of(path)
    above = [place[:i] for i, c in enumerate(place) if c == '/']
    if any(map(on_disk, [place, *above])):
        return NotADirectoryError(20, 'Not a directory', path)
    return missing(path)


def facts_of(path):
    """Size, mode, number and times in nanoseconds of a file or folder."""
    place = place_of(path)
    folder = not on_disk(place)
    if folder and not is_folder(path) and place not in _DEVICES:
        raise not_there(path)
    mode = _modes.get(place, 0o20666 if place in _DEVICES else _FOLDER if folder else _FILE)
    number = _numbers.setdefault(place, len(_numbers) + 2)
    size = 4096 if folder else len(_sim.disk[place].encode('utf-8', 'surrogateescape'))
    return 0 if place in _DEVICES else size, mode, number, _times.get(place, (_START,) * 3)


def change_facts(path, mode=None, times=None):
    place = place_of(path)
    kept = facts_of(path)
    if mode is not None:
        _modes[place] = kept[1] & ~0o7777 | mode & 0o7777
    if times is not None:
        _times[place] = *times, kept[3][2]


def _forget_facts(place):
    for facts in _modes, _times, _numbers:
        facts.pop(place, None)


def listing(path):
    """The names in a folder, sorted."""
    if not is_folder(path):
        raise not_there(path)
    path = _name_of(path)
    lead = place_of(path) + '/' if place_of(path) else ''
    found = {name.lstrip('/')[len(lead):].split('/')[0] for name in [*_sim.disk, *_folders]
             if name.lstrip('/').startswith(lead)}
    return sorted(name for name in found if name)


def make_folder(path, mode=0o777):
    path = fspath(path)
    if is_file(path) or is_folder(path):
        raise FileExistsError(17, 'File exists', path)
    place = place_of(path)
    if not _name_of(path) or not _is_folder_place(place.rpartition('/')[0]):
        raise not_there(path)
    _folders.add(place)
    if mode & 0o777 != 0o777:
        _modes[place] = 0o40000 | mode & 0o7755


def remove_folder(path):
    path = fspath(path)
    if listing(path):
        raise OSError(39, 'Directory not empty', path)
    _folders.discard(place_of(path))
    _forget_facts(place_of(path))


def remove(path):
    path = fspath(path)
    if is_folder(path) and not is_file(path):
        raise IsADirectoryError(21, 'Is a directory', path)
    if not is_file(path):
        raise not_there(path)
    folder = place_of(path).rpartition('/')[0]
    _forget_facts(place_of(path))
    del _sim.disk[place_of(path)]
    if folder:
        _folders.add(folder)  # it stays when its last file goes


def rename(old, new):
    """A file takes another's place; a folder takes that of an empty one, with all that is below it."""
    old, new = fspath(old), fspath(new)
    before, after = place_of(old), place_of(new)
    file = on_disk(before)
    if not file and not is_folder(old):
        raise FileNotFoundError(2, 'No such file or directory', old, None, new)
    if not _is_folder_place(after.rpartition('/')[0]):
        raise FileNotFoundError(2, 'No such file or directory', old, None, new)
    if before == after:
        return
    if file and not on_disk(after) and _is_folder_place(after):
        raise IsADirectoryError(21, 'Is a directory', old, None, new)
    if not file and on_disk(after):
        raise NotADirectoryError(20, 'Not a directory', old, None, new)
    if not file and after.startswith(before + '/'):
        raise OSError(22, 'Invalid argument', old, None, new)
    if not file and _is_folder_place(after) and listing(new):
        raise OSError(39, 'Directory not empty', old, None, new)
    folder = before.rpartition('/')[0]
    if folder:
        _folders.add(folder)
    _forget_facts(after)
    for places in _sim.disk, _modes, _times, _numbers:
        for name in [name for name in places if name == before or name.startswith(before + '/')]:
            places[after + name[len(before):]] = places.pop(name)
    if not file:
        _folders.add(after)
        for name in [name for name in _folders if name == before or name.startswith(before + '/')]:
            _folders.discard(name)
            _folders.add(after + name[len(before):])


def _may_be_made(path, place):
    """Does the name end with one, in a folder that is there?"""
    return _name_of(path)[-1:] not in ('', '/') and _is_folder_place(place.rpartition('/')[0])


class File:
    """A place in a file: what open() and aiofiles.open() have in common. Nothing here takes time.

    Text is what the disk keeps, as it stands: UTF-8 whose lines end with \\n. Other text is a Decoded one's."""
    fd, errors, newlines = None, 'strict', None

    def __init__(self, name, mode='r', encoding=None):
        _check_mode(mode)
        given, name = fspath(name), place_of(name)
        self.name, self.place, self.mode, self.closed = given, name, mode, False
        self.encoding, self.binary = encoding or 'UTF-8', 'b' in mode
        disk, there, fail = _sim.disk, on_disk(name), (_declared.get(name) or {}).get('fail')
        if fail:
            if fail in _PERMISSIONS:
                raise PermissionError(13, 'Permission denied', given)
            raise OSError(5, fail, given)
        folder = not there and given != '' and _is_folder_place(name)
        if 'x' in mode and (there or folder):
            raise FileExistsError(17, 'File exists', given)
        if folder:
            raise IsADirectoryError(21, 'Is a directory', given)
        if not there and ('r' in mode or not _may_be_made(given, name)):
            raise not_there(given)
        if 'w' in mode or not there:
            disk[name] = ''
        self._at = len(self._text()) if 'a' in mode else 0

    def _text(self):
        text = _sim.disk.get(self.place, '')
        return text.encode('utf-8', 'surrogateescape') if self.binary else text

    def check(self, what=None):
        """Is it open, and open for that?"""
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        if what == 'read' and not self.readable() or what == 'write' and not self.writable():
            raise io.UnsupportedOperation('not readable' if what == 'read' else 'not writable')

    def readable(self):
        return 'r' in self.mode or '+' in self.mode

    def writable(self):
        return self.mode.strip('bt') != 'r'

    def seekable(self):
        return True

    def isatty(self):
        return False

    def flush(self):
        pass

    def close(self):
        self.closed = True
        if self.fd is not None:
            import _descriptors
            _descriptors.forget(self)

    def fileno(self):
        import _descriptors
        return _descriptors.number_of(self)

    def read(self, size=-1):
        text, size = self._text(), io._limit(size)
        start = self._at
        self._at = max(start, len(text) if size is None or size < 0 else min(len(text), start + size))
        return text[start:self._at]

    def readline(self, size=-1):
        end = self._text().find(b'\n' if self.binary else '\n', self._at)
        length, size = -1 if end < 0 else end + 1 - self._at, io._limit(size)
        return self.read(length if size < 0 or 0 <= length < size else size)

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
        elif not data.isascii():
            data.encode()  # a lone surrogate: UnicodeEncodeError
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
        if whence not in (0, 1, 2):
            raise ValueError(f'whence value {whence} unsupported' if self.binary
                             else f'invalid whence ({whence}, should be 0, 1 or 2)')
        if not self.binary and whence and offset:
            raise io.UnsupportedOperation(f"can't do nonzero {'cur' if whence == 1 else 'end'}-relative seeks")
        if not self.binary and offset < 0:
            raise ValueError(f'negative seek position {offset!r}')
        begin = (0, self._bytes_before(self._at), self._bytes_before(len(self._text())))[whence]
        if begin + offset < 0:
            raise OSError(22, 'Invalid argument')
        self._at = self._index_of(max(0, begin + offset))
        return max(0, begin + offset)

    def tell(self):
        return self._bytes_before(self._at)

    def truncate(self, size=None):
        size = self.tell() if size is None else size
        if size < 0:
            raise OSError(22, 'Invalid argument')
        text = self._text()
        if size > self._bytes_before(len(text)):
            text += (b'\0' if self.binary else '\0') * (size - self._bytes_before(len(text)))
        text = text[:self._index_of(size)]
        _sim.disk[self.place] = text.decode('utf-8', 'surrogateescape') if self.binary else text
        return size


class Decoded(_textio.TextIOWrapper):
    """Text that is not on the disk as it stands: of another encoding, with other line ends, or damaged."""

    def __init__(self, file, mode, encoding, errors, newline):
        super().__init__(file, encoding, errors, newline)
        self.mode, self.place, self.binary = mode, file.place, False

    check = File.check


class _Blocking:
    """What the builtin open() gives: it blocks while it reads and writes."""

    def __init__(self, file):
        self._file = file

    def _wait(self, what):
        self._file.check(what)
        operate_blocking(f'file {self.name}', seconds_of(self._file.place), f'file.{what}')

    def _check(self, what=''):
        self._file.check()

    name = property(lambda self: self._file.name)
    closed = property(lambda self: self._file.closed)

    def read(self, size=-1, /):
        self._wait('read')
        return self._file.read(size)

    def readline(self, size=-1, /):
        self._wait('read')
        return self._file.readline(size)

    def readlines(self, hint=-1, /):
        self._wait('read')
        return self._file.readlines(hint)

    def write(self, data, /):
        self._wait('write')
        return self._file.write(data)

    def writelines(self, lines, /):
        self._wait('write')
        for line in lines:
            self._file.write(line)

    def __iter__(self):
        self._file.check()
        return self

    def __next__(self):
        if not self._ahead:
            self._wait('read')
            self._ahead = True
        line = self._file.readline()
        if not line:
            raise StopIteration
        return line

    _refused = {'truncate': 'not writable'}
    _ahead = False  # has the time of a first line been spent?

    def seek(self, offset, whence=0, /):
        self._check('seek')
        place = self._file.seek(offset, whence)
        self._ahead = self._ahead and place > 0
        return place

    def tell(self):
        self._check('tell')
        return self._file.tell()

    def truncate(self, size=None, /):
        self._check('truncate')
        if not self._file.writable():
            raise io.UnsupportedOperation(self._refused['truncate'])
        return self._file.truncate(size)

    def readable(self):
        self._check('readable')
        return self._file.readable()

    def writable(self):
        self._check('writable')
        return self._file.writable()

    def seekable(self):
        self._check('seekable')
        return True

    def flush(self):
        self._file.check()
        self._file.flush()

    def isatty(self):
        self._check('isatty')
        return False

    def fileno(self):
        self._check('fileno')
        return self._file.fileno()

    def close(self):
        if not self.closed:
            self._file.close()

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
    write_through, _telling = False, True

    def __init__(self, file, line_buffering=False):
        super().__init__(file)
        self._lines_at_once = line_buffering

    mode = property(lambda self: self._file.mode)
    encoding = property(lambda self: self._file.encoding)
    errors = property(lambda self: self._file.errors)
    newlines = property(lambda self: self._file.newlines)
    line_buffering = property(lambda self: self._lines_at_once)

    @property
    def buffer(self):
        """The same file in bytes, from the same place on."""
        if isinstance(self._file, File):
            plain = self._file
            under = File.__new__(File)
            under.__dict__.update(plain.__dict__, binary=True, _at=plain.tell(), mode=plain.mode.replace('t', '') + 'b')
            self._file = Decoded(under, plain.mode, plain.encoding, None, None)
        return buffered(self._file.buffer)

    def write(self, data, /):
        n = super().write(data)
        if self._lines_at_once and '\n' in data:
            self._file.flush()
        return n

    def __next__(self):
        self._telling = False
        try:
            return super().__next__()
        except StopIteration:
            self._telling = True
            raise

    def tell(self):
        self._file.check()
        if not self._telling:
            raise OSError('telling position disabled by next() call')
        return super().tell()

    def seek(self, offset, whence=0, /):
        self._telling = True
        return super().seek(offset, whence)


class _Bytes(_Blocking):
    """A file in bytes, with a buffer or without one."""
    _of_closed = ()  # what names itself when the file is closed

    @property
    def mode(self):
        mode = self._file.mode
        return 'rb+' if '+' in mode and mode[0] in 'rw' else mode[0] + 'b' + '+' * ('+' in mode)

    def _check(self, what=''):
        if self._file.closed:
            raise ValueError(f"{what} {'to' if what == 'write' else 'of'} closed file" if what in self._of_closed
                             else 'I/O operation on closed file')

    def _wait(self, what, name=None):
        file = self._file
        if not (file.readable() if what == 'read' else file.writable()):
            raise io.UnsupportedOperation(self._refused[what])
        self._check(name or what)
        super()._wait(what)

    def readline(self, size=-1, /):
        self._wait('read', 'readline')
        return self._file.readline(size)

    def readlines(self, hint=-1, /):
        self._file.check()
        return super().readlines(hint)

    def readinto(self, buffer, /):
        with writable(buffer, 'readinto() argument') as to:
            to = to.cast('B')
            data = self.read(len(to))
            to[:len(data)] = data
            return len(data)

    def __repr__(self):
        return f'<_io.{type(self).__name__} name={self.name!r}>'


class FileIO(_Bytes, io.RawIOBase):
    __module__ = '_io'
    closefd = True
    _refused = {'read': 'File not open for reading', 'write': 'File not open for writing',
                'truncate': 'File not open for writing'}

    def __init__(self, file, mode='r', closefd=True, opener=None):
        if isinstance(mode, str) and (set(mode) - set('rwxab+') or mode.count('b') > 1):
            raise ValueError(f'invalid mode: {mode}')
        if isinstance(mode, str) and sum(c in mode for c in 'rwxa') != 1 or mode.count('+') > 1:
            raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
        if isinstance(file, float):
            raise TypeError("expected str, bytes or os.PathLike object, not float")
        super().__init__(_file_of(file, mode.replace('b', '') + 'b', closefd, opener))
        self.closefd = closefd

    def readall(self):
        return self.read()

    def __repr__(self):
        if self.closed:
            return '<_io.FileIO [closed]>'
        return f'<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd!r}>'


class _WithBuffer(_Bytes):
    """What has read its file to the end has nothing ahead of it: here the buffer is the disk."""
    _refused = {'read': 'read', 'write': 'write', 'truncate': 'truncate'}
    _of_closed = 'read', 'write', 'readline', 'seek', 'peek', 'truncate'

    @property
    def raw(self):
        made = FileIO.__new__(FileIO)
        made._file = self._file
        return made

    def read1(self, size=-1, /):
        return self.read(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readinto1(self, buffer, /):
        return self.readinto(buffer)

    def peek(self, size=0, /):
        self._wait('read', 'peek')
        at, data = self._file.tell(), self._file.read(io.DEFAULT_BUFFER_SIZE)
        self._file.seek(at)
        return data

    def detach(self):
        raw = self.raw
        self._file = None
        return raw


class BufferedReader(_WithBuffer, _bufio.BufferedReader):
    __module__ = '_io'


class BufferedWriter(_WithBuffer, _bufio.BufferedWriter):
    __module__ = '_io'


class BufferedRandom(_WithBuffer, _bufio.BufferedRandom):
    __module__ = '_io'


def buffered(file):
    return (BufferedRandom if '+' in file.mode else BufferedReader if 'r' in file.mode else BufferedWriter)(file)


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


def _file_of(file, mode, closefd, opener):
    """A File in bytes; of a number the one that has it."""
    if opener is not None or isinstance(file, int):
        import _descriptors
        return _descriptors.reopened(file, mode, closefd, opener)
    if not closefd:
        raise ValueError('Cannot use closefd=False with file name')
    place = place_of(file)
    return (File if on_disk(place) else _DEVICES.get(place, File))(file, mode)


def _is_plain(file, encoding, errors, newline):
    """Is the text on the disk as it would be read?"""
    if encoding is not None and encoding.lower().replace('_', '-') not in ('utf-8', 'utf8', 'locale'):
        return False
    text = _sim.disk.get(file.place, '')
    if errors not in (None, 'strict') or newline not in (None, '', '\n') or newline != '\n' and '\r' in text:
        return False
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:  # bytes that are no UTF-8
        return False


def open_place(file, mode, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """What aiofiles reads and writes, and open() after waiting: a File, or a Decoded one."""
    opened = _file_of(file, mode if 'b' in mode else mode.replace('t', '') + 'b', closefd, opener)
    if 'b' in mode:
        return opened
    encoding = 'UTF-8' if encoding in (None, 'locale') else encoding
    if not _is_plain(opened, encoding, errors, newline) or opened.fd is not None:
        return Decoded(opened, mode, encoding, errors, newline)
    opened.mode, opened.encoding, opened.binary = mode, encoding, False
    opened._at = len(opened._text()) if 'a' in mode else 0
    return opened


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, int):
        file = fspath(file)
    _check_mode(mode)
    _check_how(mode, buffering, encoding, errors, newline)
    opened = open_place(file, mode, encoding, errors, newline, closefd, opener)
    if 'b' not in mode:
        return TextIOWrapper(opened, buffering == 1)
    if buffering:
        return buffered(opened)
    raw = FileIO.__new__(FileIO)
    raw._file, raw.closefd = opened, closefd
    return raw


def open_code(path):
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return open(path, 'rb')
