"""random: the other distributions, arguments that are wrong, states, subclasses with a source of their own."""
import copy
import random
import warnings


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


r = random.Random(7)
print([r.vonmisesvariate(0, k) for k in (0, 0.5, 4)], r.vonmisesvariate(10, 2))
print(r.triangular(1, 1), r.triangular(2, 5, 3), r.betavariate(2, 3), r.gammavariate(0.5, 1), r.gammavariate(1, 2))
for seed in 'text', b'bytes', bytearray(b'array'), 2.5, -3, True:
    print(random.Random(seed).random())
for seed in 'text', b'bytes', '', 5:
    r.seed(seed, version=1)
    print(r.getrandbits(40), end=' ')
print()
attempt(r.seed, [1])
attempt(r.seed, (1, 2))

print(r.randint(1, 6.0))
attempt(r.randint, 1, 6.5)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(r.randrange(10.0), r.randrange(1, 5.0, 2.0))
    attempt(r.randrange, 2.5)
    attempt(r.randrange, 1, 2.5)
    attempt(r.randrange, 1, 9, 1.5)
    print([str(w.message).split(' have')[0] for w in seen])
attempt(r.randrange, 0)
attempt(r.randrange, 3, 3)
attempt(r.randrange, 1, 9, 0)
attempt(r.randrange, 9, 1, 3)
attempt(r.randrange, 5, step=2)
attempt(r.randrange, 'a')
attempt(r.choice, [])
attempt(r.choices, [1, 2], 5)
attempt(r.choices, [1, 2], [0, 0])
attempt(r.choices, [1, 2], [1, float('inf')])
attempt(r.choices, [1, 2], [1])
attempt(r.choices, [1, 2], [1, 2], cum_weights=[1, 3])
print(r.choices('abc', [5, 1, 2], k=6), r.choices('abc', cum_weights=[1, 2, 9], k=4), r.choices('ab', k=-1))
attempt(r.sample, {1, 2}, 1)
attempt(r.sample, [1, 2], 3)
attempt(r.sample, [1, 2], -1)
attempt(r.sample, 'ab', 1, counts=[1])
attempt(r.sample, 'ab', 1, counts=[0, 0])
attempt(r.sample, 'ab', 1, counts=[1.5, 1])
print(r.sample('abc', 4, counts=[3, 1, 2]), r.sample(range(10**6), 3))

state = r.getstate()
one = [r.random(), r.gauss(), r.random()]
r.setstate(state)
print(one == [r.random(), r.gauss(), r.random()], copy.deepcopy(r).random() == copy.copy(r).random() == r.random())
attempt(r.setstate, (9, (), None))
attempt(r.setstate, (3, (1, 2), None))
attempt(r.setstate, (3, ['a'] * 625, None))


class Halves(random.Random):
    def random(self):
        return 0.5


class Bits(random.Random):
    def getrandbits(self, k):
        return 1


class BitsAgain(Halves, Bits):
    pass


print(Halves().randrange(100), Halves().choice('abc'), Bits().randrange(100), BitsAgain().randrange(100))
attempt(random.SystemRandom().getstate)
print(random.SystemRandom().seed(3), 0 <= random.SystemRandom().random() < 1)
