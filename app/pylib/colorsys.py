"""Colours in other systems; all numbers are from 0 to 1 but YIQ's I and Q."""
__all__ = ['rgb_to_yiq', 'yiq_to_rgb', 'rgb_to_hls', 'hls_to_rgb', 'rgb_to_hsv', 'hsv_to_rgb']

ONE_THIRD, ONE_SIXTH, TWO_THIRD = 1.0 / 3.0, 1.0 / 6.0, 2.0 / 3.0


def rgb_to_yiq(r, g, b):
    y = 0.30 * r + 0.59 * g + 0.11 * b
    red, blue = r - y, b - y
    return y, 0.74 * red - 0.27 * blue, 0.48 * red + 0.41 * blue


def _limited(x):
    return min(max(x, 0.0), 1.0)


def yiq_to_rgb(y, i, q):
    return (_limited(y + 0.9468822170900693 * i + 0.6235565819861433 * q),
            _limited(y - 0.27478764629897834 * i - 0.6356910791873801 * q),
            _limited(y - 1.1085450346420322 * i + 1.7090069284064666 * q))


def _hue(r, g, b, high, low):
    span = high - low
    rc, gc, bc = (high - r) / span, (high - g) / span, (high - b) / span
    if r == high:
        hue = bc - gc
    elif g == high:
        hue = 2.0 + rc - bc
    else:
        hue = 4.0 + gc - rc
    return hue / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    high, low = max(r, g, b), min(r, g, b)
    total, span = high + low, high - low
    light = total / 2.0
    if low == high:
        return 0.0, light, 0.0
    saturation = span / total if light <= 0.5 else span / (2.0 - high - low)
    return _hue(r, g, b, high, low), light, saturation


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    high = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    low = 2.0 * l - high

    def part(hue):
        hue %= 1.0
        if hue < ONE_SIXTH:
            return low + (high - low) * hue * 6.0
        if hue < 0.5:
            return high
        return low + (high - low) * (TWO_THIRD - hue) * 6.0 if hue < TWO_THIRD else low
    return part(h + ONE_THIRD), part(h), part(h - ONE_THIRD)


def rgb_to_hsv(r, g, b):
    high, low = max(r, g, b), min(r, g, b)
    if low == high:
        return 0.0, 0.0, high
    return _hue(r, g, b, high, low), (high - low) / high, high


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    sector = int(h * 6.0)
    rest = h * 6.0 - sector
    p, q, t = v * (1.0 - s), v * (1.0 - s * rest), v * (1.0 - s * (1.0 - rest))
    return ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))[sector % 6]
