"""Averages and spreads. Sums are exact (fractions) and rounded once, as in CPython."""
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import Counter as _Counter, defaultdict as _defaultdict, namedtuple as _namedtuple
from decimal import Decimal as _Decimal
from fractions import Fraction as _Fraction
from functools import reduce as _reduce
from itertools import groupby as _groupby, repeat as _repeat
from math import erf as _erf, exp as _exp, fabs as _fabs, fsum as _fsum, hypot as _hypot, isfinite as _math_isfinite
from math import isqrt as _isqrt, log as _log, sqrt as _sqrt, tau as _tau
from numbers import Real as _Real
from operator import mul as _mul

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean',
           'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode',
           'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    pass


LinearRegression = _namedtuple('LinearRegression', ('slope', 'intercept'), module=__name__)


def _isfinite(x):
    try:
        return x.is_finite()
    except AttributeError:
        return _math_isfinite(x)


def _exact_ratio(x):
    """(numerator, denominator); (x, None) of what is infinite or no number."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _coerce(T, S):
    """The type that a result of both has."""
    if T is S or S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int) or (issubclass(T, _Fraction) and issubclass(S, float)):
        return S
    if issubclass(S, int) or (issubclass(T, float) and issubclass(S, _Fraction)):
        return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _convert(value, T):
    """The exact value as a number of type T, or a float when an int cannot hold it."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        if not issubclass(T, _Decimal):
            raise
        return T(value.numerator) / T(value.denominator)


def _total(parts):
    """The sum of what was added up by denominators; those without one (infinite ones) outdo all others."""
    if None in parts:
        return parts[None]
    return sum(_Fraction(n, d) for d, n in parts.items())


def _sum(data):
    """(the type that a result has, the exact sum, how many there are)"""
    count, types, parts = 0, set(), _defaultdict(int)
    for kind, values in _groupby(data, type):
        types.add(kind)
        for n, d in map(_exact_ratio, values):
            count += 1
            parts[d] += n
    total = _total(parts)
    return _reduce(_coerce, types, int), total, count


def _ss(data, c=None):
    """(the type that a result has, the exact sum of the squared distances from c, or from the mean, c, how many)"""
    if c is not None:
        kind, squares, count = _sum((d := x - c) * d for x in data)
        return kind, squares, c, count
    count, types, parts, squares = 0, set(), _defaultdict(int), _defaultdict(int)
    for kind, values in _groupby(data, type):
        types.add(kind)
        for n, d in map(_exact_ratio, values):
            count += 1
            parts[d] += n
            squares[d] += n * n
    if not count:
        total = c = _Fraction(0)
    elif None in parts:
        total = c = parts[None]
    else:
        sx = _total(parts)
        sxx = sum(_Fraction(n, d * d) for d, n in squares.items())
        total, c = (count * sxx - sx * sx) / count, sx / count
    return _reduce(_coerce, types, int), total, c, count


def _fail_neg(values, errmsg='negative value'):
    """The values, as long as none is negative."""
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


def mean(data):
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / n, kind)


def fmean(data, weights=None):
    if not hasattr(data, '__len__'):
        data = list(data)
    n = len(data)
    if weights is None:
        total = _fsum(data)
        if not n:
            raise StatisticsError('fmean requires at least one data point')
        return total / n
    if not hasattr(weights, '__len__'):
        weights = list(weights)
    total = _fsum(map(_mul, data, weights))
    if len(weights) != n:
        raise StatisticsError('data and weights must be the same length')
    weight = _fsum(weights)
    if not weight:
        raise StatisticsError('sum of weights must be non-zero')
    return total / weight


def geometric_mean(data):
    try:
        return _exp(fmean(map(_log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def harmonic_mean(data, weights=None):
    data = list(data) if iter(data) is data else data
    errmsg = 'harmonic mean does not support negative values'
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        if not isinstance(data[0], (_Real, _Decimal)):
            raise TypeError('unsupported type')
        return next(_fail_neg(data, errmsg))
    if weights is None:
        weights, weight = _repeat(1, n), n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        weight = _sum(_fail_neg(weights, errmsg))[1]
    try:
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _fail_neg(data, errmsg)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(weight / total, kind)


def median(data):
    values = sorted(data)
    n = len(values)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2:
        return values[n // 2]
    return (values[n // 2 - 1] + values[n // 2]) / 2


def _in_the_middle(data, index):
    values = sorted(data)
    if not values:
        raise StatisticsError('no median for empty data')
    return values[index(len(values))]


def median_low(data):
    return _in_the_middle(data, lambda n: (n - 1) // 2)


def median_high(data):
    return _in_the_middle(data, lambda n: n // 2)


def median_grouped(data, interval=1.0):
    values = sorted(data)
    n = len(values)
    if not n:
        raise StatisticsError('no median for empty data')
    middle = values[n // 2]
    first = _bisect_left(values, middle)
    count = _bisect_right(values, middle, lo=first) - first
    try:
        interval, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return middle - interval / 2.0 + interval * (n / 2 - first) / count


def multimode(data):
    counts = _Counter(iter(data))
    top = max(counts.values(), default=0)
    return [v for v, n in counts.items() if n == top]


def mode(data):
    found = multimode(data)
    if not found:
        raise StatisticsError('no mode for empty data')
    return found[0]


def _mean_square(data, center, name, least=1):
    """(the exact variance, the type that a result has, the mean)"""
    kind, squares, center, n = _ss(data, center)
    if n < least:
        raise StatisticsError(f'{name} requires at least {"two data points" if least == 2 else "one data point"}')
    return squares / (n - least + 1), kind, center


def pvariance(data, mu=None):
    return _convert(*_mean_square(data, mu, 'pvariance')[:2])


def variance(data, xbar=None):
    return _convert(*_mean_square(data, xbar, 'variance', 2)[:2])


def _integer_sqrt_of_frac_rto(n, m):
    """The root of n / m as an integer, odd where it is not exact, so that it can be rounded again."""
    root = _isqrt(n // m)
    return root | (root * root * m != n)


def _float_sqrt_of_frac(n, m):
    """The float next to the square root of n / m."""
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        return (_integer_sqrt_of_frac_rto(n, m << 2 * q) << q) / 1
    return _integer_sqrt_of_frac_rto(n << -2 * q, m) / (1 << -q)


def _decimal_sqrt_of_frac(n, m):
    """The Decimal next to the square root of n / m: a neighbour may be nearer than what sqrt() makes of the quotient."""
    if not n:
        return _Decimal('0.0')
    root = (_Decimal(n) / _Decimal(m)).sqrt()
    square, exact = _Fraction(n, m), _Fraction(root)
    for near, farther in ((root.next_plus(), 1), (root.next_minus(), -1)):
        between = (exact + _Fraction(near)) / 2
        if farther * (square - between * between) > 0:
            return near
    return root


def _root(square, kind):
    root = _decimal_sqrt_of_frac if issubclass(kind, _Decimal) else _float_sqrt_of_frac
    return root(square.numerator, square.denominator)


def pstdev(data, mu=None):
    return _root(*_mean_square(data, mu, 'pstdev')[:2])


def stdev(data, xbar=None):
    return _root(*_mean_square(data, xbar, 'stdev', 2)[:2])


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    values = sorted(data)
    size = len(values)
    if size < 2:
        raise StatisticsError('must have at least two data points')
    if method not in ('inclusive', 'exclusive'):
        raise ValueError(f'Unknown method: {method!r}')
    m = size - 1 if method == 'inclusive' else size + 1
    result = []
    for i in range(1, n):
        if method == 'inclusive':
            j, delta = divmod(i * m, n)
            result.append((values[j] * (n - delta) + values[min(j + 1, size - 1)] * delta) / n)
        else:
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((values[j - 1] * (n - delta) + values[j] * delta) / n)
    return result


def _pairs(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f'{name} requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(f'{name} requires at least two data points')
    return n, _fsum(x) / n, _fsum(y) / n


def covariance(x, y, /):
    n, xbar, ybar = _pairs(x, y, 'covariance')
    return _fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (n - 1)


def correlation(x, y, /):
    n, xbar, ybar = _pairs(x, y, 'correlation')
    sxy = _fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx, syy = _fsum((d := a - xbar) * d for a in x), _fsum((d := b - ybar) * d for b in y)
    if not sxx * syy:
        raise StatisticsError('at least one of the inputs is constant')
    return sxy / _sqrt(sxx * syy)


def linear_regression(x, y, /, *, proportional=False):
    n, xbar, ybar = _pairs(x, y, 'linear regression')
    if proportional:
        sxy, sxx = _fsum(a * b for a, b in zip(x, y)), _fsum(a * a for a in x)
    else:
        sxy, sxx = _fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)), _fsum((d := a - xbar) * d for a in x)
    if not sxx:
        raise StatisticsError('x is constant')
    slope = sxy / sxx
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)


_QUANTILES = (  # polynomials near the middle, further out, at the ends, each over another (Wichura 1988, AS 241)
    ((2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
      1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080),
     (5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
      5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0)),
    ((7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
      3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734),
     (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
      1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187,
      1.0)),
    ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
      2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990,
      6.65790464350110377720),
     (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
      7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
      5.99832206555887937690e-1, 1.0)))


def _polynomial(coefficients, x):
    value = 0.0
    for c in coefficients:
        value = value * x + c
    return value


def _normal_dist_inv_cdf(p, mu, sigma):
    """Where a normal distribution has p before it."""
    q = p - 0.5
    if _fabs(q) <= 0.425:
        top, bottom = _QUANTILES[0]
        r = 0.180625 - q * q
        return mu + _polynomial(top, r) * q / _polynomial(bottom, r) * sigma
    r = _sqrt(-_log(p if q <= 0.0 else 1.0 - p))
    top, bottom = _QUANTILES[1 if r <= 5.0 else 2]
    r -= 1.6 if r <= 5.0 else 5.0
    x = _polynomial(top, r) / _polynomial(bottom, r)
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """A normal distribution, with its arithmetic. CPython: statistics.NormalDist"""

    __slots__ = {'_mu': 'Arithmetic mean of a normal distribution',
                 '_sigma': 'Standard deviation of a normal distribution'}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the data's mean and deviation."""
        square, _, center = _mean_square(data, None, 'stdev', 2)
        try:
            return cls(float(center), _float_sqrt_of_frac(square.numerator, square.denominator))
        except AttributeError:  # a float: infinite or no number
            return cls(float(center), float(center) / float(square))

    def samples(self, n, *, seed=None):
        """n numbers of it."""
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def _need_spread(self, what):
        if not self._sigma:
            raise StatisticsError(f'{what}() not defined when sigma is zero')

    def pdf(self, x):
        """The density at x."""
        self._need_spread('pdf')
        variance, away = self._sigma * self._sigma, x - self._mu
        return _exp(away * away / (-2.0 * variance)) / _sqrt(_tau * variance)

    def cdf(self, x):
        """How much of it is at most x."""
        self._need_spread('cdf')
        return 0.5 * (1.0 + _erf((x - self._mu) / (self._sigma * _sqrt(2.0))))

    def inv_cdf(self, p):
        """The x of which cdf(x) is p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        if self._sigma <= 0.0:
            raise StatisticsError('cdf() not defined when sigma at or below zero')
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """The n - 1 places that cut it into n parts alike."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area that both cover."""
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        x, y = sorted((self, other), key=lambda d: (d._sigma, d._mu))
        if not x._sigma or not y._sigma:
            raise StatisticsError('overlap() not defined when sigma is zero')
        wider, apart = y.variance - x.variance, _fabs(y._mu - x._mu)
        if not wider:
            return 1.0 - _erf(apart / (2.0 * x._sigma * _sqrt(2.0)))
        a = x._mu * y.variance - y._mu * x.variance
        b = x._sigma * y._sigma * _sqrt(apart * apart + wider * _log(y.variance / x.variance))
        first, second = (a + b) / wider, (a - b) / wider
        return 1.0 - (_fabs(y.cdf(first) - x.cdf(first)) + _fabs(y.cdf(second) - x.cdf(second)))

    def zscore(self, x):
        """How many deviations x is from the mean."""
        self._need_spread('zscore')
        return (x - self._mu) / self._sigma

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * _fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / _fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
