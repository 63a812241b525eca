"""aiolimiter: a bucket that leaks. So many in a while, evenly or at once."""
import asyncio

__all__ = ('AsyncLimiter',)


class AsyncLimiter:
    __slots__ = ('max_rate', 'time_period', '_rate', '_level', '_last_check', '_waiters')

    def __init__(self, max_rate, time_period=60):
        self.max_rate, self.time_period = max_rate, time_period
        self._rate, self._level, self._last_check, self._waiters = max_rate / time_period, 0.0, 0.0, {}

    def _leak(self):
        now = asyncio.get_running_loop().time()
        if self._level:
            self._level = max(self._level - (now - self._last_check) * self._rate, 0)
        self._last_check = now

    def has_capacity(self, amount=1):
        self._leak()
        fits = self._level + amount <= self.max_rate
        if fits:
            for waiter in self._waiters.values():
                if not waiter.done():
                    waiter.set_result(True)
                    break
        return fits

    async def acquire(self, amount=1):
        if amount > self.max_rate:
            raise ValueError("Can't acquire more than the maximum capacity")
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        while not self.has_capacity(amount):
            waiter = self._waiters[task] = loop.create_future()
            try:
                await asyncio.wait_for(asyncio.shield(waiter), 1 / self._rate * amount)
            except TimeoutError:
                pass
            waiter.cancel()
        self._waiters.pop(task, None)
        self._level += amount

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *exc_info):
        pass
