"""Averages and spreads. Sums are exact (fractions) and rounded once, as in CPython."""
from collections import namedtuple as _namedtuple
from fractions import Fraction as _Fraction
from math import exp as _exp, fsum as _fsum, isfinite as _isfinite, isqrt as _isqrt, log as _log, sqrt as _sqrt


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
