"""exp, ln, log10 and powers: integer arithmetic with more digits until they decide how the result is rounded.

A "fixed" number x stands for x / 10**places.
"""
from decimal import (Decimal, DivisionByZero, InvalidOperation, Overflow, Inexact, Rounded, _invalid, _make)
from decimal import _text

_MOST = 20000  # digits


def _fixed(number, places):
    shift = number._exp + places
    value = number._int * 10 ** shift if shift >= 0 else number._int // 10 ** -shift
    return -value if number._sign else value


def _exp_series(x, places):
    """e**x, |x| at most about 1, by Taylor after halving."""
    halvings = 8
    unit = 10 ** places
    x = x >> halvings
    term = total = unit
    n = 1
    while term:
        term = term * x // (unit * n)
        if term == -1:
            term = 0
        total += term
        n += 1
    for _ in range(halvings):
        total = total * total // unit
    return total


def _ln_unit(x, places):
    """ln of a fixed x between 0.5 and 5, by Newton's iteration on e**y."""
    unit = 10 ** places
    import math
    y = int(math.log(x / unit) * 10 ** 15) * 10 ** (places - 15)
    right = 14
    while right < places + 5:
        power = _exp_series(y, places)
        y += 2 * unit * (x - power) // (x + power)
        right *= 3
    return y


def _ln_fixed(number, places):
    """ln of a positive number."""
    adjusted = number.adjusted()
    inner = places + 10
    digits = _text.length(number._int)
    shift = inner - (digits - 1)
    x = number._int * 10 ** shift if shift >= 0 else number._int // 10 ** -shift
    if x > 5 * 10 ** inner // 1:
        x, adjusted = x // 10, adjusted + 1
        if x < 10 ** inner // 2:
            x = number._int * 10 ** (shift - 1) if shift > 0 else number._int // 10 ** (1 - shift)
    result = _ln_unit(x, inner)
    if adjusted:
        result += adjusted * _ln_ten(inner)
    return result // 10 ** 10


def _ln_ten(places):
    """ln 10 = 3 ln 2 + ln 1.25"""
    inner = places + 6
    unit = 10 ** inner
    return (3 * _ln_unit(2 * unit, inner) + _ln_unit(unit * 5 // 4, inner)) // 10 ** 6


def _exp_fixed(x, places):
    """(coefficient, exponent) of e**x with about `places` digits."""
    ten = _ln_ten(places + 8 + _text.length(abs(x) // 10 ** places))
    extra = 8 + _text.length(abs(x) // 10 ** places)
    x *= 10 ** extra
    tens, rest = divmod(x, ten)
    return _exp_series(rest, places + extra) // 10 ** extra, tens - places


def _decide(context, compute):
    """Rounds what compute(places) -> (sign, coefficient, exponent) says, once the last digits leave no doubt."""
    places = context.prec + 10
    while True:
        sign, coefficient, exponent = compute(places)
        spare = _text.length(coefficient) - context.prec
        if spare > 4:
            rest = coefficient % 10 ** spare
            half, doubt = 10 ** spare // 2, 1000
            if doubt < rest < 10 ** spare - doubt and abs(rest - half) > doubt or places > _MOST:
                return context._fix(sign, coefficient // 10 * 10 + 1, exponent)
        places *= 2


def exp(number, context):
    if number._exp == 'F':
        return _make(0, 0, 0) if number._sign else number
    if not number._int:
        return context._fix(0, 1, 0)
    adjusted = number.adjusted()
    if adjusted > _text.length(3 * max(context.Emax, -context.Etiny())):
        return context._fix(0, 1, context.Etiny() - 2) if number._sign else _too_big(0, context)
    if adjusted < -context.prec - 2:
        # 1 and something that cannot be seen
        shift = context.prec + 2
        return context._fix(0, 10 ** shift + (-1 if number._sign else 1), -shift)

    def compute(places):
        return (0, *_exp_fixed(_fixed(number, places + 5), places + 5))
    return _half_even(context, compute)


def _half_even(context, compute):
    """exp, ln and log10 round to the nearest whatever the context's rounding."""
    inner = context.copy()
    inner.rounding = 'ROUND_HALF_EVEN'
    try:
        return _decide(inner, compute)
    finally:
        context.flags = inner.flags


def _too_big(sign, context):
    context._raise(Overflow, Inexact, Rounded)
    return context._overflow(sign)


def ln(number, context):
    if not number._special() and not number._int:
        return _make(1, 0, 'F')
    if number._sign:
        return _invalid(InvalidOperation, context)
    if number._exp == 'F':
        return number
    if number == 1:
        return _make(0, 0, 0)

    def compute(places):
        near = max(0, -(number - 1).adjusted()) if number.adjusted() in (-1, 0) else 0
        value = _ln_fixed(number, places + near)
        return int(value < 0), abs(value), -places - near
    return _half_even(context, compute)


def log10(number, context):
    if not number._special() and not number._int:
        return _make(1, 0, 'F')
    if number._sign:
        return _invalid(InvalidOperation, context)
    if number._exp == 'F':
        return number
    whole = number._int
    while whole % 10 == 0:
        whole //= 10
    if whole == 1:
        return context._fix(int(number.adjusted() < 0), abs(number.adjusted()), 0)

    def compute(places):
        near = max(0, -(number - 1).adjusted()) if number.adjusted() in (-1, 0) else 0
        inner = places + near + 5
        value = _ln_fixed(number, inner) * 10 ** inner // _ln_ten(inner)
        return int(value < 0), abs(value) // 10 ** 5, -places - near
    return _half_even(context, compute)


# ---- powers ----

def _exact_power(base, n, context):
    """base**n for a whole n, when its digits are few: (coefficient, exponent) of the exact value, or None."""
    if base._int == 1:
        return 1, base._exp * n
    if abs(n) * (_text.length(base._int)) > _MOST // 4:
        return None
    power = base._int ** abs(n)
    if n >= 0:
        return power, base._exp * n
    scale = _text.length(power) + context.prec + 3
    quotient, rest = divmod(10 ** scale, power)
    if rest:
        return (quotient * 10 + 1, -scale - 1 + base._exp * n)
    while quotient % 10 == 0:
        quotient, scale = quotient // 10, scale - 1
    return quotient, -scale + base._exp * n


def power(base, exponent, context):
    if not exponent._special() and not exponent._int:
        return _make(0, 1, 0) if base._special() or base._int else _invalid(InvalidOperation, context)
    whole = not exponent._special() and exponent == exponent.to_integral_value()
    sign = int(bool(base._sign) and whole and int(exponent) % 2 == 1) if whole and exponent.adjusted() < 40 else 0
    if base._sign and not whole:
        if not base._special() and not base._int:
            base = _make(0, 0, base._exp)
        elif not (base._exp == 'F' and exponent._exp == 'F'):
            return _invalid(InvalidOperation, context)
        elif base._sign:
            return _invalid(InvalidOperation, context)
    if base._exp == 'F' or (not base._special() and not base._int):
        grows = (base._exp == 'F') != bool(exponent._sign)
        if not base._special() and exponent._sign:
            return _make(sign, 0, 'F')
        return _make(sign, 0, 'F') if grows else _make(sign, 0, 0)
    size = base.copy_abs()
    if exponent._exp == 'F':
        order = size._order(_make(0, 1, 0))
        if order == 0:
            context._raise(Inexact, Rounded)
            return _make(0, 10 ** (context.prec - 1), 1 - context.prec)
        return _make(0, 0, 'F') if (order > 0) != bool(exponent._sign) else _make(0, 0, 0)
    if size == 1:
        return _power_of_one(size, exponent, sign, whole, context)
    if whole and exponent.adjusted() < 10:
        exact = _exact_power(base, int(exponent), context)
        if exact is not None:
            return context._fix(sign, *exact)
    estimate = exponent.adjusted() + _ln_size(size)
    if estimate > 22:
        return _too_big(sign, context) if (size > 1) != bool(exponent._sign) else \
            context._fix(sign, 1, context.Etiny() - 2)
    exact = None if whole else _exact_root(size, exponent, context)
    if exact is not None:
        return exact

    def compute(places):
        inner = places + max(0, exponent.adjusted()) + 10
        log = _ln_fixed(size, inner + max(0, -_ln_size(size)) + max(0, -exponent.adjusted()))
        places_of_log = inner + max(0, -_ln_size(size)) + max(0, -exponent.adjusted())
        product = log * exponent._int * (-1 if exponent._sign else 1)
        shift = exponent._exp + inner - places_of_log
        product = product * 10 ** shift if shift >= 0 else product // 10 ** -shift
        return (sign, *_exp_fixed(product, inner))
    return _decide(context, compute)


def _ln_size(number):
    """About log10 of |ln number|."""
    adjusted = number.adjusted()
    if adjusted not in (-1, 0):
        return _text.length(abs(adjusted)) if abs(adjusted) > 0 else 0
    return min(0, (number - 1).adjusted()) if number != 1 else 0


def _power_of_one(size, exponent, sign, whole, context):
    if whole and exponent._sign == 0 and exponent.adjusted() < 10:
        least = max(size._exp * int(exponent), 1 - context.prec)
        if size._exp * int(exponent) < 1 - context.prec:
            context._raise(Rounded)
        return _make(sign, 10 ** -least, least) if least <= 0 else _make(sign, 1, 0)
    if whole:
        least = max(-abs(size._exp) * 0, 1 - context.prec)
        return _make(sign, 1, 0) if size._exp == 0 else context._fix(sign, 1, 0)
    context._raise(Inexact, Rounded)
    return _make(sign, 10 ** (context.prec - 1), 1 - context.prec)


def _exact_root(size, exponent, context):
    """size**exponent when that is exact although the exponent is no whole number (4 ** 0.5): all digits are shown."""
    top, bottom = exponent.as_integer_ratio()
    if bottom > 64 or abs(top) > 1000:
        return None
    numerator, denominator = size.as_integer_ratio()
    roots = [_whole_root(n, bottom) for n in (numerator, denominator)]
    if None in roots:
        return None
    if top < 0:
        roots.reverse()
    value = Decimal(roots[0] ** abs(top))
    inner = context.copy()
    inner.clear_traps()
    result = value._divide(Decimal(roots[1] ** abs(top)), inner)
    if _text.length(result._int) > context.prec:
        return None
    spare = context.prec - _text.length(result._int)
    context._raise(Inexact, Rounded)
    return _make(0, result._int * 10 ** spare, result._exp - spare)


def _whole_root(n, k):
    low, high = 0, 1 << (n.bit_length() // k + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** k <= n:
            low = middle
        else:
            high = middle - 1
    return low if low ** k == n else None


def power_modulo(base, exponent, modulo, context):
    for number in (base, exponent, modulo):
        nan = number._nan_of()
        if nan is not None:
            return nan
    numbers = (base, exponent, modulo)
    if any(n._special() or n != n.to_integral_value() for n in numbers) or exponent._sign or not modulo._int or \
            (not base._int and not exponent._int) or modulo.adjusted() >= context.prec:
        return _invalid(InvalidOperation, context)
    result = pow(int(base.copy_abs()), int(exponent), int(modulo.copy_abs()))
    return _make(int(bool(base._sign) and int(exponent) % 2 == 1), result, 0)
