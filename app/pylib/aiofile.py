"""aiofile's async_open(): files as aiofiles has them, but seek() and tell() do not wait."""
import aiofiles

__all__ = ('async_open',)


class TextFileWrapper:
    def __init__(self, path, mode, options):
        self._path, self._mode, self._options, self.file = path, mode, options, None

    async def _opened(self):
        if self.file is None:
            self.file = await aiofiles.open(self._path, self._mode, **self._options)
        return self.file

    async def read(self, length=-1):
        return await (await self._opened()).read(length)

    async def readline(self, size=-1, newline='\n'):
        return await (await self._opened()).readline()

    async def write(self, data):
        return await (await self._opened()).write(data)

    def seek(self, offset):
        self.file._file.seek(offset)

    def tell(self):
        return self.file._file.tell()

    async def flush(self, sync_metadata=False):
        await (await self._opened()).flush()

    async def close(self):
        if self.file is not None:
            await self.file.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    async def __aenter__(self):
        await self._opened()
        return self

    async def __aexit__(self, *exc_info):
        await self.close()


def async_open(file_specifier, mode='r', *args, **options):
    options.pop('context', None)
    return TextFileWrapper(file_specifier, mode, options)
