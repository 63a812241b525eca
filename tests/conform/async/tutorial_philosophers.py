"""Dining philosophers: forks in order, so nobody starves."""
import asyncio


class Fork(asyncio.Lock):
    def __init__(self, number):
        super().__init__()
        self.number = number

    def __lt__(self, other):
        return self.number < other.number


class Philosopher:
    def __init__(self, name, left, right):
        self.name = name
        self.first, self.second = sorted([left, right])
        self.meals = 0

    async def dine(self, rounds):
        for _ in range(rounds):
            await asyncio.sleep(0.1)
            async with self.first, self.second:
                print(f"{self.name:<10} eats with {self.first.number}{self.second.number}")
                await asyncio.sleep(0.3)
                self.meals += 1


async def main():
    names = "Plato Kant Hume Mill Marx".split()
    forks = [Fork(i) for i in range(len(names))]
    table = [Philosopher(n, forks[i], forks[(i + 1) % 5]) for i, n in enumerate(names)]
    await asyncio.gather(*(p.dine(2) for p in table))
    print({p.name: p.meals for p in table}, all(not f.locked() for f in forks), f"{asyncio.get_running_loop().time():.1f}"[-2:])


asyncio.run(main())
