"""A job scheduler: periodic jobs, drift-free, with a heap, cancelled at the end."""
import asyncio
import heapq
import itertools


class Scheduler:
    def __init__(self):
        self.heap, self.counter = [], itertools.count()
        self.wakeup = asyncio.Event()
        self.runs = {}

    def every(self, seconds, name, job):
        loop = asyncio.get_running_loop()
        heapq.heappush(self.heap, (loop.time() + seconds, next(self.counter), seconds, name, job))
        self.wakeup.set()

    async def run(self):
        loop = asyncio.get_running_loop()
        while True:
            if not self.heap:
                await self.wakeup.wait()
            self.wakeup.clear()
            when, _, seconds, name, job = self.heap[0]
            try:
                await asyncio.wait_for(self.wakeup.wait(), when - loop.time())
                continue
            except asyncio.TimeoutError:
                pass
            heapq.heapreplace(self.heap, (when + seconds, next(self.counter), seconds, name, job))
            self.runs[name] = self.runs.get(name, 0) + 1
            asyncio.create_task(job(name))


async def main():
    loop = asyncio.get_running_loop()
    t0 = loop.time()

    async def job(name):
        print(f"{loop.time() - t0:4.1f} {name}")

    s = Scheduler()
    runner = asyncio.create_task(s.run())
    await asyncio.sleep(0)
    s.every(1, "heartbeat", job)
    s.every(2.5, "report", job)
    await asyncio.sleep(3.2)
    s.every(0.5, "fast", job)
    await asyncio.sleep(2)
    runner.cancel()
    try:
        await runner
    except asyncio.CancelledError:
        print("stopped", dict(sorted(s.runs.items())), runner.cancelled())


asyncio.run(main())
