"""cmath: every function on a grid of numbers, its poles and its special values."""
import cmath

NAMES = ('acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isnan isinf '
         'isfinite').split()
NUMBERS = [complex(a, b) for a in (-2.5, -1, -0.3, 0, 0.5, 1, 700, 1e300) for b in (-1.5, 0, 0.25, 1, 800)]
for name in NAMES:
    for z in NUMBERS:
        try:
            print(name, z, getattr(cmath, name)(z))
        except (ValueError, OverflowError) as e:
            print(name, z, type(e).__name__, e)
inf = float('inf')
for z in (complex(inf, 0), complex(-inf, 1), complex(1, inf), complex(inf, inf)):
    for name in ('sqrt', 'exp', 'log', 'sinh', 'cosh', 'tanh', 'atan', 'asinh'):
        try:
            print(name, z, getattr(cmath, name)(z))
        except ValueError as e:
            print(name, z, e)
print(cmath.rect(2, 1), cmath.rect(-1, 0), cmath.rect(inf, 0), cmath.log(8, 2), cmath.log(1j, 2+1j))
print(cmath.isclose(1+1j, 1+1.0000000001j), cmath.isclose(1, 2, abs_tol=3), cmath.isclose(1j, 2j))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nanj)
for bad in ('1', None, []):
    try:
        cmath.sqrt(bad)
    except TypeError as e:
        print(e)
