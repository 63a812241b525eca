"""tqdm for `async for`, as_completed() and gather()."""
import asyncio
import tqdm as _std

__all__ = ('tqdm_asyncio', 'tarange', 'tqdm', 'trange')


class tqdm_asyncio(_std.tqdm):
    def __init__(self, iterable=None, *args, **kwargs):
        super().__init__(iterable, *args, **kwargs)
        self._awaited = hasattr(iterable, '__anext__')
        if iterable is not None:
            self._next = iterable if self._awaited or hasattr(iterable, '__next__') else iter(iterable)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            item = await self._next.__anext__() if self._awaited else next(self._next)
        except StopIteration:
            self.close()
            raise StopAsyncIteration from None
        except BaseException:
            self.close()
            raise
        self.update()
        return item

    def send(self, *args, **kwargs):
        return self.iterable.send(*args, **kwargs)

    @classmethod
    def as_completed(cls, fs, *, loop=None, timeout=None, total=None, **tqdm_kwargs):
        fs = list(fs)
        yield from cls(asyncio.as_completed(fs, timeout=timeout), total=len(fs) if total is None else total,
                       **tqdm_kwargs)

    @classmethod
    async def gather(cls, *fs, loop=None, timeout=None, total=None, **tqdm_kwargs):
        async def numbered(i, f):
            return i, await f
        numbers = [numbered(i, f) for i, f in enumerate(fs)]
        done = [await f for f in cls.as_completed(numbers, timeout=timeout, total=total, **tqdm_kwargs)]
        return [result for _, result in sorted(done)]


def tarange(*args, **kwargs):
    return tqdm_asyncio(range(*args), **kwargs)


tqdm = tqdm_asyncio
trange = tarange
