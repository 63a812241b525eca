"""statistics.NormalDist."""
import copy
from statistics import NormalDist, StatisticsError

a, b = NormalDist(100, 15), NormalDist.from_samples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5])
print(a, b, a.mean, a.median, a.mode, a.stdev, a.variance)
print([a.inv_cdf(p) for p in (1e-20, 1e-9, 0.001, 0.05, 0.3, 0.5, 0.75, 0.95, 0.9999999)])
print([a.cdf(x) for x in (10, 85, 100, 120)], [b.pdf(x) for x in (2, 2.7, 9)], a.zscore(130))
print(a.quantiles(), b.quantiles(10), a.samples(3, seed=5))
print(a.overlap(NormalDist(110, 15)), a.overlap(NormalDist(90, 20)), NormalDist(90, 20).overlap(a))
print(a + 2, 2 + a, a - 2, 2 - a, a * 2, 2 * a, a / -3, +a, -a, a + b, a - b)
print(a == NormalDist(100, 15), a == b, a == 3, hash(a) == hash(NormalDist(100, 15)), copy.copy(a) == copy.deepcopy(a) == a)
flat = NormalDist(3, 0)
for f in (lambda: NormalDist(1, -1), lambda: flat.pdf(1), lambda: flat.cdf(1), lambda: flat.inv_cdf(0.5), lambda: a.inv_cdf(0),
          lambda: flat.zscore(1), lambda: a.overlap(flat), lambda: a.overlap(3), lambda: NormalDist.from_samples([1]), lambda: a + 'x'):
    try:
        print(f())
    except (StatisticsError, TypeError) as e:
        print(type(e).__name__, e)
