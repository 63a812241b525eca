"""An int on the left does not know floats: a class of floats on the right is asked first, and only it."""
import math


class Meters(float):
    def __radd__(self, other):
        return f"radd {other!r}"

    def __rtruediv__(self, other):
        return Meters(super().__rtruediv__(other))

    def __rmul__(self, other):
        return NotImplemented


class Count(int):
    def __radd__(self, other):
        return "count"


print(1 + Meters(2), 1.5 + Meters(2), True + Meters(1), type(1 / Meters(4)).__name__, type(1.0 / Meters(4)).__name__)
print(1.5 + Count(2), 1 + Count(2), Meters(1) + Count(2), Count(1) + Meters(2), 10**30 + Meters(2))
for left in (3, 3.0):
    try:
        print(left * Meters(2))
    except TypeError as e:
        print(e)
print(sum([Meters(1), Meters(2)]), sum([Meters(1)], 0.0))
print(math.fsum([math.nan, math.inf]), math.fsum([math.inf, 1, math.inf]), math.fsum([-math.inf, math.nan]))
for values in ([math.inf, -math.inf], [-math.inf, math.nan, math.inf]):
    try:
        math.fsum(values)
    except ValueError as e:
        print(e)
