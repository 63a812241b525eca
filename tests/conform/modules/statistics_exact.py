"""statistics: exact sums, types of results, errors."""
import statistics as st
from decimal import Decimal
from fractions import Fraction
import random

random.seed(9)
samples = [[1, 2, 3], [1, 2], [0.1, 0.2, 0.3], [1e16, 1, -1e16], [True, False, 2], [Decimal("1.5"), Decimal("2.7")],
           [Fraction(1, 3), Fraction(1, 2)], [1, 2.5], [3, 3, 4, 4, 5], [5.0], [-1.5, 0, 2], []]
samples += [[random.uniform(-10, 10) for _ in range(n)] for n in (2, 5, 17, 60)]
samples += [[random.randint(1, 100) for _ in range(n)] for n in (3, 10, 40)]
for data in samples:
    print(data[:4], len(data))
    for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high",
                 "median_grouped", "mode", "multimode", "pvariance", "variance", "pstdev", "stdev", "quantiles"):
        try:
            print("  ", name, repr(getattr(st, name)(data)))
        except Exception as e:
            print("  ", name, type(e).__name__, e)
x, y = [1, 2, 3, 4.5], [2.1, 3.9, 6.2, 8.8]
print(st.covariance(x, y), st.correlation(x, y), st.linear_regression(x, y), st.linear_regression(x, y, proportional=True))
print(st.fmean(x, y), st.harmonic_mean(x, y), st.variance(x, 2), st.pstdev(x, mu=2.0), st.quantiles(x, n=3, method="inclusive"))
for f in (lambda: st.correlation([1], [1]), lambda: st.linear_regression([1, 1], [2, 3]), lambda: st.covariance([1, 2], [1])):
    try:
        f()
    except st.StatisticsError as e:
        print(e)
