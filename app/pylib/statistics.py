"""Averages and spreads."""
from math import fsum as _fsum, sqrt as _sqrt


class StatisticsError(ValueError):
    pass


def _mean_of(values):
    total = sum(values) if all(isinstance(v, int) for v in values) else _fsum(values)
    if isinstance(total, int) and total % len(values) == 0:
        return total // len(values)
    return total / len(values)


def mean(data):
    values = list(data)
    if not values:
        raise StatisticsError('mean requires at least one data point')
    return _mean_of(values)


def fmean(data, weights=None):
    values = list(data)
    if not values:
        raise StatisticsError('fmean requires at least one data point')
    if weights is not None:
        weights = list(weights)
        return _fsum([v * w for v, w in zip(values, weights)]) / _fsum(weights)
    return _fsum(values) / len(values)


def median(data):
    values = sorted(data)
    n = len(values)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2:
        return values[n // 2]
    return (values[n // 2 - 1] + values[n // 2]) / 2


def median_low(data):
    values = sorted(data)
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = sorted(data)
    return values[len(values) // 2]


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
    return _fsum([(v - center) ** 2 for v in values])




def pvariance(data, mu=None):
    values = list(data)
    if not values:
        raise StatisticsError('pvariance requires at least one data point')
    return _squares(values, _fsum(values) / len(values) if mu is None else mu) / len(values)


def variance(data, xbar=None):
    values = list(data)
    if len(values) < 2:
        raise StatisticsError('variance requires at least two data points')
    return _squares(values, _fsum(values) / len(values) if xbar is None else xbar) / (len(values) - 1)


def pstdev(data, mu=None):
    return _sqrt(pvariance(data, mu))


def stdev(data, xbar=None):
    values = list(data)
    if len(values) < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _sqrt(variance(values, xbar))


def quantiles(data, *, n=4, method='exclusive'):
    values = sorted(data)
    size = len(values)
    if size < 2:
        raise StatisticsError('must have at least two data points')
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
