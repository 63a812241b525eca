"""async_timeout 4: timeouts that can be moved. asyncio.timeout() was made after it."""
import asyncio

__version__ = '4.0.3'
__all__ = ('timeout', 'timeout_at', 'Timeout')


class Timeout:
    def __init__(self, deadline, loop):
        self._deadline, self._loop, self._inner, self._expired, self._ended = deadline, loop, None, False, False

    @property
    def expired(self):
        return self._expired

    @property
    def deadline(self):
        return self._deadline

    def _check(self, what):
        if self._ended:
            raise RuntimeError(f'cannot {what} after exit from context manager')

    def reject(self):
        self._check('reject timeout')
        self._move(None)

    def shift(self, delay):
        if self._deadline is None:
            raise RuntimeError("cannot shift timeout if deadline is not scheduled")
        self.update(self._deadline + delay)

    def update(self, deadline):
        self._check('reschedule')
        if self._expired:
            raise RuntimeError('cannot reschedule expired timeout')
        self._move(deadline)

    def _move(self, deadline):
        self._deadline = deadline
        if self._inner is not None:
            self._inner.reschedule(deadline)

    async def __aenter__(self):
        self._inner = asyncio.timeout_at(self._deadline)
        await self._inner.__aenter__()
        return self

    async def __aexit__(self, exc_type, exc, traceback):
        try:
            await self._inner.__aexit__(exc_type, exc, traceback)
        except TimeoutError:
            self._expired = True
            raise asyncio.TimeoutError from None
        finally:
            self._ended = True


def timeout(delay):
    loop = asyncio.get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay, loop)


def timeout_at(deadline):
    return Timeout(deadline, asyncio.get_running_loop())
