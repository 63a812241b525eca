import heapq
from collections import deque

class Future:
    def __init__(self):
        self.done, self.value, self.waiters = False, None, []
    def set_result(self, value):
        self.done, self.value = True, value
        for task in self.waiters:
            loop.ready.append(task)
    def __await__(self):
        if not self.done:
            yield self                      # "wake me when this is done"
        return self.value

class Task(Future):
    def __init__(self, coro):
        super().__init__()
        self.coro = coro
        loop.ready.append(self)
    def step(self):
        try:
            future = self.coro.send(None)
        except StopIteration as e:
            self.set_result(e.value)
        else:
            future.waiters.append(self)

class Loop:
    def __init__(self):
        self.now, self.ready, self.timers, self.n = 0, deque(), [], 0
    def run(self, coro):
        main = Task(coro)
        while not main.done:
            if not self.ready:
                self.now, _, future = heapq.heappop(self.timers)
                future.set_result(None)
            self.ready.popleft().step()
        return main.value

async def sleep(seconds):
    future = Future()
    loop.n += 1
    heapq.heappush(loop.timers, (loop.now + seconds, loop.n, future))
    await future

async def task(name, duration):
    print(f"Task {name} started")
    await sleep(duration)
    print(f"Task {name} finished")

async def main():
    task1 = Task(task("A", 2))
    task2 = Task(task("B", 1))
    await task1
    await task2

loop = Loop()
loop.run(main())
print("time:", loop.now)
