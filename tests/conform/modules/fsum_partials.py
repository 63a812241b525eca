"""math.fsum() of numbers that lie so far apart that each remains a part of its own."""
import math

for step in (60, 54, 7, 2):
    row = [2.0 ** n for n in range(-1074, 1000, step)]
    print(step, len(row), math.fsum(row), math.fsum([-x for x in row]), math.fsum(row + [-x for x in row]))
print(math.fsum([2. ** n - 2. ** (n + 50) + 2. ** (n + 52) for n in range(-1074, 972, 2)] + [-2. ** 1022]).hex())
print(math.fsum([(-1) ** n * 3.0 ** n for n in range(600)]))
