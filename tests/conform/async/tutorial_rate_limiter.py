"""Rate limiting three ways: a semaphore, a token bucket, a sliding window."""
import asyncio
from collections import deque
from contextlib import asynccontextmanager


class TokenBucket:
    def __init__(self, rate: float, capacity: int) -> None:
        self.rate, self.capacity = rate, capacity
        self.tokens = float(capacity)
        self.updated = None

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        while True:
            now = loop.time()
            if self.updated is not None:
                self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
            self.updated = now
            if self.tokens >= 1:
                self.tokens -= 1
                return self
            await asyncio.sleep((1 - self.tokens) / self.rate)

    async def __aexit__(self, *exc):
        return False


class SlidingWindow:
    def __init__(self, limit, window):
        self.limit, self.window, self.calls = limit, window, deque()

    async def acquire(self):
        loop = asyncio.get_running_loop()
        while len(self.calls) >= self.limit:
            oldest = self.calls[0]
            if loop.time() - oldest >= self.window - 1e-9:
                self.calls.popleft()
            else:
                await asyncio.sleep(oldest + self.window - loop.time())
        self.calls.append(loop.time())


@asynccontextmanager
async def limited(sem, name, log):
    async with sem:
        log.append(f"+{name}")
        try:
            yield name.upper()
        finally:
            log.append(f"-{name}")


async def main():
    loop = asyncio.get_running_loop()
    t0 = loop.time()
    bucket = TokenBucket(rate=2, capacity=3)

    async def call(i):
        async with bucket:
            print(f"{loop.time() - t0:5.2f} call {i}")

    await asyncio.gather(*(call(i) for i in range(7)))
    t0 = loop.time()
    window = SlidingWindow(2, 1.0)

    async def hit(i):
        await window.acquire()
        print(f"{loop.time() - t0:5.2f} hit {i}")

    await asyncio.gather(*map(hit, range(5)))
    log, sem = [], asyncio.Semaphore(2)

    async def use(name):
        async with limited(sem, name, log) as upper:
            await asyncio.sleep(0.1)
            return upper

    print(await asyncio.gather(*[use(c) for c in "abcd"]), *log)


asyncio.run(main())
