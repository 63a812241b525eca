"""aiocsv: csv on files of aiofiles."""
import csv
import io

__all__ = ('AsyncReader', 'AsyncDictReader', 'AsyncWriter', 'AsyncDictWriter')


class AsyncReader:
    _make = staticmethod(csv.reader)

    def __init__(self, asyncfile, *args, **csvparams):
        self._file, self._args, self._params, self._rows = asyncfile, args, csvparams, None

    @property
    def line_num(self):
        return 0 if self._rows is None else self._rows.line_num

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._rows is None:
            self._rows = self._make(io.StringIO(await self._file.read(), newline=''), *self._args, **self._params)
        try:
            return next(self._rows)
        except StopIteration:
            raise StopAsyncIteration from None


class AsyncDictReader(AsyncReader):
    _make = staticmethod(csv.DictReader)

    @property
    def fieldnames(self):
        return None if self._rows is None else self._rows.fieldnames

    async def get_fieldnames(self):
        if self._rows is None:
            self._rows = self._make(io.StringIO(await self._file.read(), newline=''), *self._args, **self._params)
        return self._rows.fieldnames


class AsyncWriter:
    def __init__(self, asyncfile, *args, **csvparams):
        self._file, self._buffer = asyncfile, io.StringIO(newline='')
        self._csv = self._make(*args, **csvparams)

    def _make(self, *args, **params):
        return csv.writer(self._buffer, *args, **params)

    async def _flush(self):
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate(0)
        await self._file.write(text)

    async def writerow(self, row):
        self._csv.writerow(row)
        await self._flush()

    async def writerows(self, rows):
        self._csv.writerows(rows)
        await self._flush()


class AsyncDictWriter(AsyncWriter):
    def _make(self, fieldnames, *args, **params):
        self.fieldnames = fieldnames
        return csv.DictWriter(self._buffer, fieldnames, *args, **params)

    async def writeheader(self):
        self._csv.writeheader()
        await self._flush()
