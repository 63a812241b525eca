"""Decimals as text: parsing, both notations, format()."""
_DIGITS = frozenset('0123456789')


def length(coefficient):
    """How many decimal digits; 0 has one."""
    if coefficient < 10 ** 15:
        return len(str(coefficient))
    guess = (coefficient.bit_length() - 1) * 1233 // 4096  # never more than there are, but one
    if guess > 4000:  # str() of such numbers is refused
        guess = int((coefficient.bit_length() - 1) * 0.30102999566398114)
    while 10 ** guess <= coefficient:
        guess += 1
    return guess


def digits_of(coefficient):
    """str() without its limit."""
    if coefficient < 10 ** 4000:
        return str(coefficient)
    half = length(coefficient) // 2
    top, bottom = divmod(coefficient, 10 ** half)
    return digits_of(top) + digits_of(bottom).zfill(half)


def _whole(text):
    return int(text) if len(text) <= 4000 else _whole(text[:-4000]) * 10 ** 4000 + int(text[-4000:])


def _ascii(text):
    """Digits of other scripts are digits, too."""
    return text if text.isascii() else ''.join(str(int(c)) if c.isdecimal() else c for c in text)


def parse(text):
    """(sign, coefficient, exponent), or None."""
    text = _ascii(text.strip().replace('_', ''))
    sign = int(text[:1] == '-')
    body = text[1:] if text[:1] in ('+', '-') else text
    lower = body.lower()
    if lower in ('inf', 'infinity'):
        return sign, 0, 'F'
    for word, kind in (('snan', 'N'), ('nan', 'n')):
        if lower.startswith(word):
            payload = lower[len(word):]
            return (sign, int(payload or '0'), kind) if not payload or _DIGITS.issuperset(payload) else None
    mantissa, mark, exponent = lower.partition('e')
    if mark:
        bare = exponent[1:] if exponent[:1] in ('+', '-') else exponent
        if not bare or not _DIGITS.issuperset(bare):
            return None
    whole, _, fraction = mantissa.partition('.')
    if not whole + fraction or not _DIGITS.issuperset(whole + fraction):
        return None
    return sign, _whole(whole + fraction), int(exponent or '0') - len(fraction)


def _special(number):
    sign = '-' if number._sign else ''
    if number._exp == 'F':
        return sign + 'Infinity'
    return sign + ('NaN' if number._exp == 'n' else 'sNaN') + (str(number._int) if number._int else '')


def _place(digits, point):
    """The digits with the point behind `point` of them."""
    if point <= 0:
        return '0', '.' + '0' * -point + digits
    if point >= len(digits):
        return digits + '0' * (point - len(digits)), ''
    return digits[:point], '.' + digits[point:]


def scientific(number, capitals=1, engineering=False):
    if number._special():
        return _special(number)
    digits = digits_of(number._int)
    left = number._exp + len(digits)
    if number._exp <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif number._int == 0:
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    whole, fraction = _place(digits, point)
    exponent = '' if left == point else f"{'E' if capitals else 'e'}{left - point:+d}"
    return '-' * number._sign + whole + fraction + exponent


# ---- format() ----

_EXPONENT, _FIXED = ('e', 'E'), ('f', 'F', '%')

def _parse_spec(spec):
    fill, align, rest = ' ', '', spec
    if len(rest) > 1 and rest[1] in '<>=^':
        fill, align, rest = rest[0], rest[1], rest[2:]
    elif rest[:1] in ('<', '>', '=', '^') and rest:
        align, rest = rest[0], rest[1:]
    sign = '-'
    if rest[:1] in ('+', '-', ' ') and rest:
        sign, rest = rest[0], rest[1:]
    plain_zero = rest[:1] == 'z'
    rest = rest[1:] if plain_zero else rest
    if rest[:1] == '0' and not align:
        fill, align, rest = '0', '=', rest[1:]
    width, comma, precision = '', False, None
    while rest[:1].isdigit():
        width, rest = width + rest[0], rest[1:]
    if rest[:1] in (',', '_') and rest:
        comma, rest = rest[0], rest[1:]
    if rest[:1] == '.':
        rest, precision = rest[1:], ''
        while rest[:1].isdigit():
            precision, rest = precision + rest[0], rest[1:]
        if not precision:
            raise ValueError('invalid format string')
    if len(rest) > 1 or (rest and rest not in 'eEfFgGn%') or comma == '_':
        raise ValueError('invalid format string')
    return fill, align or '>', sign, plain_zero, int(width or 0), comma, \
        None if precision is None else int(precision), rest


def _grouped(whole, least):
    """Thousands with commas, filled with zeros to at least `least` characters."""
    parts = []
    while True:
        size = min(max(len(whole), least, 1), 3)
        parts.append(whole[-size:].zfill(size))
        whole = whole[:-size]
        least -= size + 1
        if not whole and least < 0:
            return ','.join(reversed(parts))


def _rounded(number, kind, precision, context):
    """The number with as many digits as the format shows."""
    from decimal import _make
    if kind in _EXPONENT:
        spare = length(number._int) - (precision + 1)
        if not number._int:
            return number
        exponent = number._exp + spare
    elif kind in _FIXED:
        exponent = -precision
    else:
        spare = length(number._int) - (precision or 1)
        if spare <= 0 or not number._int:
            return number
        exponent = number._exp + spare
    coefficient = number._rescaled(exponent, context.rounding)[0]
    if kind not in _FIXED and length(coefficient) > (precision + 1 if kind in _EXPONENT else precision or 1):
        coefficient, exponent = coefficient // 10, exponent + 1
    return _make(number._sign, coefficient, exponent)


def _body(number, kind, capitals, precision):
    digits = digits_of(number._int)
    left = number._exp + len(digits)
    if kind in _EXPONENT:
        point = 1 if number._int or precision is None else 1 - precision
    elif kind in _FIXED:
        point = left
    elif number._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    whole, fraction = _place(digits, point)
    if left == point and kind not in _EXPONENT:
        return whole, fraction
    letter = kind if kind in _EXPONENT else 'E' if kind == 'G' or (not kind and capitals) else 'e'
    return whole, f'{fraction}{letter or "E"}{left - point:+d}'


def formatted(number, spec, context):
    fill, align, sign, plain_zero, width, comma, precision, kind = _parse_spec(spec)
    if number._special():
        whole, rest = _special(number).lstrip('-'), '%' if kind == '%' else ''
        comma = False
        if align == '=' and fill == '0':
            fill, align = ' ', '>'
    else:
        from decimal import _make
        if kind == '%':
            number = _make(number._sign, number._int, number._exp + 2)
        kind = 'g' if kind == 'n' else kind
        if precision is not None:
            number = _rounded(number, kind or 'g', precision, context)
        if kind in _FIXED and number._exp > 0:
            number = _make(number._sign, number._int * 10 ** number._exp, 0)
        if plain_zero and not number._int:
            number = _make(0, 0, number._exp)
        whole, rest = _body(number, kind, context.capitals, precision)
        rest += '%' if kind == '%' else ''
    mark = '-' if number._sign else '' if sign == '-' else sign
    if comma:
        least = width - len(mark) - len(rest) if fill == '0' and align == '=' else 0
        whole = _grouped(whole, least)
    text, spare = mark + whole + rest, width - len(mark + whole + rest)
    if spare <= 0:
        return text
    if align == '=':
        return mark + fill * spare + whole + rest
    before = {'<': 0, '>': spare, '^': spare // 2}[align]
    return fill * before + text + fill * (spare - before)
