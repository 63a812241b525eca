import math
print(math.sqrt(2), math.pi, math.e, math.floor(-1.5), math.ceil(1.2), math.trunc(-2.7), math.factorial(10), math.gcd(12, 18), math.lcm(4, 6))
print(math.sin(1), math.cos(1), math.atan2(1, 2), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2), math.exp(1), math.pow(2, 0.5))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(math.inf), math.hypot(3, 4), math.degrees(math.pi), math.radians(180), math.fsum([0.1] * 10))
print(math.prod([1, 2, 3]), math.comb(5, 2), math.perm(5, 2), math.isqrt(17), math.copysign(1, -0.0), math.fabs(-2), math.modf(1.5), math.fmod(-7, 3))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.sqrt("a"), lambda: math.floor(math.inf), lambda: math.exp(1000)):
    try:
        f()
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
