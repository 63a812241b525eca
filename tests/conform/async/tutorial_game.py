"""A small game: players by input(), scores kept in a dict of dataclasses, sorted with several keys."""
import asyncio
import random
from collections import Counter, OrderedDict, deque, namedtuple
from itertools import accumulate, chain, combinations, groupby, islice, product, zip_longest

Move = namedtuple("Move", "player points", defaults=[0])


async def play(name, rounds, rng):
    for _ in range(rounds):
        await asyncio.sleep(rng.uniform(0.1, 0.5))
        yield Move(name, rng.randrange(1, 7))


async def collect(name, out):
    rng = random.Random(name)
    async for move in play(name, 4, rng):
        out.append(move)


async def main():
    moves = deque(maxlen=10)
    await asyncio.gather(*(collect(n, moves) for n in ("ann", "bob", "cy")))
    print(len(moves), moves[0], Move("x"), moves[-1]._replace(points=9))
    total = Counter()
    for m in moves:
        total[m.player] += m.points
    print(total.most_common(2), sum(total.values()), dict(sorted(total.items(), key=lambda kv: (-kv[1], kv[0]))))
    by_points = {k: [m.player for m in g] for k, g in groupby(sorted(moves, key=lambda m: m.points), key=lambda m: m.points)}
    print(by_points)
    print(list(accumulate(m.points for m in moves)), list(islice(chain.from_iterable(by_points.values()), 4)))
    print(list(combinations("abc", 2)), list(zip_longest("ab", [1], fillvalue="-")), len(list(product("ab", repeat=3))))
    od = OrderedDict((m.player, m.points) for m in moves)
    od.move_to_end("ann")
    print(list(od), random.Random(1).sample(range(100), 5), random.Random(2).choices("abc", k=6))
    deck = list(range(10))
    random.seed(7)
    random.shuffle(deck)
    print(deck, random.gauss(0, 1), random.choice(deck), f"{random.random():.6f}", random.expovariate(1))


asyncio.run(main())
