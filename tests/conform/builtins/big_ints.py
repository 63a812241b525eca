import math
def fact(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r
print(fact(20), fact(25), fact(50))
print(math.factorial(30) == fact(30), fact(100))
print(2 ** 64, -2 ** 63, 2 ** 100 - 1, (2 ** 100) // 3, (2 ** 100) % 97, -(10 ** 30) // 7, -(10 ** 30) % 7)
print(10 ** 40 * 10 ** 40, 10 ** 20 - 10 ** 20, 10 ** 20 + 1 > 10 ** 20, 10 ** 25 == 10.0 ** 25)
print(1 << 100, (1 << 100) >> 98, (2 ** 70) & (2 ** 70 - 1), 2 ** 70 | 1, 2 ** 70 ^ 2 ** 69, ~(2 ** 65))
print(int("123456789" * 5), hex(2 ** 80), float(2 ** 70), int(1e25), 2 ** 70 / 2 ** 68, divmod(10 ** 30, 10 ** 10 + 1))
print(pow(3, 200, 10 ** 18 + 9), (2 ** 200).bit_length(), len(str(2 ** 1000)), round(12345678901234567890, -5))
print(9223372036854775807 + 1, -9223372036854775808 - 1, 4611686018427387904 * 2, 281474976710656 * 281474976710656)
print(f"{10 ** 30:,} {2 ** 70:x} {10 ** 22:e}", "%d" % 10 ** 3, sum([2 ** 62] * 4), math.isqrt(10 ** 40), math.gcd(2 ** 80, 6 ** 40))
for f in (lambda: str(10 ** 5000), lambda: int("1" * 5000), lambda: float(10 ** 400), lambda: 10 ** 400 / 3):
    try:
        f()
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
