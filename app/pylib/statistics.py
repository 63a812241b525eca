"""Averages and spreads. Sums are exact (fractions) and rounded once, as in CPython."""
from collections import namedtuple as _namedtuple
from fractions import Fraction as _Fraction
from math import erf as _erf, exp as _exp, fabs as _fabs, fsum as _fsum, hypot as _hypot, isfinite as _isfinite
from math import isqrt as _isqrt, log as _log, sqrt as _sqrt, tau as _tau


class StatisticsError(ValueError):
    pass


LinearRegression = _namedtuple('LinearRegression', ('slope', 'intercept'))


def _kind(values):
    """The type that a result has: that of the values, float for a mixture with floats."""
    kinds = {type(v) for v in values} - {bool}
    if not kinds:
        return int
    if len(kinds) == 1:
        return kinds.pop()
    others = [k for k in kinds if k is not int]
    if len(others) == 1:
        return others[0]
    return float if float in kinds else others[0]


def _exact(values):
    """Their exact sum, or what floats make of it when one is infinite or no number."""
    if any(isinstance(v, float) and not _isfinite(v) for v in values):
        return None
    return sum((_Fraction(v) for v in values), _Fraction(0))


def _as(value, kind):
    if kind is _Fraction or (kind is int and value.denominator != 1):
        return value if kind is _Fraction else float(value)
    try:
        return kind(value)
    except TypeError:
        return kind(value.numerator) / value.denominator


def mean(data):
    values = list(data)
    if not values:
        raise StatisticsError('mean requires at least one data point')
    total = _exact(values)
    return sum(map(float, values)) / len(values) if total is None else _as(total / len(values), _kind(values))


def fmean(data, weights=None):
    values = list(data)
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(values):
            raise StatisticsError('data and weights must be the same length')
        total = _fsum(weights)
        if not total:
            raise StatisticsError('sum of weights must be non-zero')
        return _fsum([v * w for v, w in zip(values, weights)]) / total
    if not values:
        raise StatisticsError('fmean requires at least one data point')
    return _fsum(values) / len(values)


def geometric_mean(data):
    try:
        return _exp(fmean(map(_log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def harmonic_mean(data, weights=None):
    values = list(data)
    if not values:
        raise StatisticsError('harmonic_mean requires at least one data point')
    weights = [1] * len(values) if weights is None else list(weights)
    if len(weights) != len(values):
        raise StatisticsError('Number of weights does not match data size')
    if any(v < 0 for v in values):
        raise StatisticsError('harmonic mean does not support negative values')
    if 0 in values:
        return 0
    total = _exact([w / v if w else 0 for w, v in zip(weights, values)])
    return _as(_exact(weights) / total, float if _kind(values) is int else _kind(values))


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
    first, count = values.index(middle), values.count(middle)
    return float(middle) - interval / 2 + interval * (n / 2 - first) / count


def multimode(data):
    counts = {}
    for v in data:
        counts[v] = counts.get(v, 0) + 1
    top = max(counts.values(), default=0)
    return [v for v, n in counts.items() if n == top]


def mode(data):
    found = multimode(data)
    if not found:
        raise StatisticsError('no mode for empty data')
    return found[0]


def _squares(values, center):
    """The exact sum of squared distances."""
    if center is not None:
        return _exact([(v - center) * (v - center) for v in values])
    total = _exact(values)
    if total is None:
        return None
    return sum((_Fraction(v) ** 2 for v in values), _Fraction(0)) - total * total / len(values)


def _spread(data, center, least, name):
    """(variance as a fraction or None for infinite data, the type of the values)"""
    values = list(data)
    if len(values) < least:
        raise StatisticsError(f'{name} requires at least {"two data points" if least == 2 else "one data point"}')
    squares = _squares(values, center)
    return None if squares is None else squares / (len(values) - least + 1), _kind(values)


def _variance(data, center, least, name):
    square, kind = _spread(data, center, least, name)
    return float('nan') if square is None else _as(square, kind)


def pvariance(data, mu=None):
    return _variance(data, mu, 1, 'pvariance')


def variance(data, xbar=None):
    return _variance(data, xbar, 2, 'variance')


def _root(square):
    """The float next to the square root of a fraction. CPython: _float_sqrt_of_frac."""
    n, m = square.numerator, square.denominator
    if not n:
        return 0.0
    q = (n.bit_length() - m.bit_length() - 109) // 2
    n, m = (n, m << 2 * q) if q >= 0 else (n << -2 * q, m)
    root = _isqrt(n // m)
    root |= root * root * m != n
    return float(root << q) if q >= 0 else root / (1 << -q)


def _deviation(data, center, least, name):
    square, kind = _spread(data, center, least, name)
    if square is None:
        return float('nan')
    if kind.__name__ == 'Decimal':
        return (kind(square.numerator) / square.denominator).sqrt()
    return _root(square)


def pstdev(data, mu=None):
    return _deviation(data, mu, 1, 'pstdev')


def stdev(data, xbar=None):
    return _deviation(data, xbar, 2, 'stdev')


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


def _standard_quantile(p):
    """Where the standard normal distribution has p before it."""
    q = p - 0.5
    if _fabs(q) <= 0.425:
        top, bottom = _QUANTILES[0]
        r = 0.180625 - q * q
        return _polynomial(top, r) * q / _polynomial(bottom, r)
    r = _sqrt(-_log(p if q <= 0.0 else 1.0 - p))
    top, bottom = _QUANTILES[1 if r <= 5.0 else 2]
    r -= 1.6 if r <= 5.0 else 5.0
    x = _polynomial(top, r) / _polynomial(bottom, r)
    return -x if q < 0.0 else x


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
        values = list(data)
        if len(values) < 2:
            raise StatisticsError('stdev requires at least two data points')
        return cls(float(mean(values)), float(stdev(values)))

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
        return self._mu + _standard_quantile(p) * self._sigma

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
