"""statistics: what kinds of numbers come out, infinities, roots of Decimals, weights."""
import statistics as st
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist

inf, nan = float("inf"), float("nan")


class Grams(float):
    def __truediv__(self, other):
        return Grams(super().__truediv__(other))

    def __rtruediv__(self, other):
        return Grams(super().__rtruediv__(other))

    def __add__(self, other):
        return Grams(super().__add__(other))

    __radd__ = __add__


def show(function, *args, **kwargs):
    try:
        value = function(*args, **kwargs)
        print(function.__name__, type(value).__name__, value)
    except Exception as e:
        print(function.__name__, type(e).__name__, e)


for data in ([Grams(2), Grams(4)], [1, inf], [inf, -inf], [nan, 1], [nan, inf], [Decimal("Infinity"), Decimal(1)],
             [Fraction(1, 3), 0.5], [Fraction(1, 3), Decimal(1)], [True, True, False], ["a", "b"], [1, None], [Decimal("0.1")] * 3,
             [10**400, 1], [49], (x for x in [1, 2, 4])):
    data = list(data)
    print(data if len(str(data)) < 80 else "large")
    for function in (st.mean, st.fmean, st.geometric_mean, st.harmonic_mean, st.pvariance, st.median, st.pstdev):
        show(function, data)
show(st.harmonic_mean, [10], [0])
show(st.harmonic_mean, [40, 60, -1], [5, 30, 1])
show(st.harmonic_mean, iter([40, 60]), iter([5, 30]))
show(st.harmonic_mean, ["x"])
show(st.fmean, iter([1, 2, 3]), iter([1, 0, 2]))
show(st.fmean, [1, 2], [1])
show(st.stdev, [Decimal("27.5"), Decimal("30.25"), Decimal("30.25"), Decimal("34.5"), Decimal("41.75")])
show(st.pstdev, [Decimal("0.4481904599041192673635338663"), Decimal("1.7924949131383786609961759598"), Decimal(7)])
show(st.median_grouped, ["1", "2"])
show(st.median_grouped, [Fraction(3, 2), 2, 2, 3], 2)
show(st.mode, iter("abracadabra"))
print(st.variance([1, 2, 4], 2), st.pvariance(iter([1, 2, 4]), 2), NormalDist.from_samples([1, 2, 4.5]), sorted(st.__all__))
