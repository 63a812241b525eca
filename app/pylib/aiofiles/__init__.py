"""aiofiles: the same disk as the builtin open(), without blocking the loop."""
from _files import open_place, seconds_of
from _simio import Opening, operate, unclosed

__all__ = ('open',)


class AsyncFile:
    def __init__(self, file):
        self._file = file

    async def _wait(self, what):
        self._file.check(what)
        await operate(f'file {self.name}', seconds_of(self._file.place))

    name = property(lambda self: self._file.name)
    mode = property(lambda self: self._file.mode)
    encoding = property(lambda self: self._file.encoding)
    closed = property(lambda self: self._file.closed)

    async def read(self, size=-1):
        await self._wait('read')
        return self._file.read(size)

    async def readline(self, size=-1):
        await self._wait('read')
        return self._file.readline(size)

    async def readlines(self, hint=-1):
        await self._wait('read')
        return self._file.readlines(hint)

    async def write(self, data):
        await self._wait('write')
        return self._file.write(data)

    async def writelines(self, lines):
        await self._wait('write')
        for line in lines:
            self._file.write(line)

    async def seek(self, offset, whence=0):
        self._file.check()
        return self._file.seek(offset, whence)

    async def tell(self):
        self._file.check()
        return self._file.tell()

    async def truncate(self, size=None):
        self._file.check('write')
        return self._file.truncate(size)

    async def flush(self):
        self._file.check()
        self._file.flush()

    async def close(self):
        if not self.closed:
            self._file.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    def __del__(self):
        if hasattr(self, '_file') and not self.closed:
            unclosed(f'Unclosed file {self.name}', False)


async def _open(*how):
    return AsyncFile(open_place(*how))


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *,
         loop=None, executor=None):
    return Opening(_open(file, mode, encoding, errors, newline), AsyncFile.close)
