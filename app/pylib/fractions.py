"""Exact fractions."""
import math as _math
import numbers as _numbers
import re as _re
from decimal import Decimal as _Decimal

__all__ = ['Fraction']
_FORMAT = _re.compile(r'\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)'
                      r'(?:(?:/(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:[eE](?P<exp>[-+]?\d+(_\d+)*))?)\s*')


def _parse(text):
    m = _FORMAT.fullmatch(text)
    if m is None:
        raise ValueError(f'Invalid literal for Fraction: {text!r}')
    top, bottom = int(m['num'] or '0'), int(m['denom'] or '1')
    if not m['denom']:
        places = (m['decimal'] or '').replace('_', '')
        top, bottom = top * 10 ** len(places) + int(places or '0'), 10 ** len(places)
        exponent = int(m['exp'] or '0')
        top, bottom = top * 10 ** max(exponent, 0), bottom * 10 ** max(-exponent, 0)
    return -top if m['sign'] == '-' else top, bottom


def _ratio(value):
    if isinstance(value, _numbers.Rational):
        return value.numerator, value.denominator
    raise TypeError('both arguments should be Rational instances')


def _operators(name, exact, inexact):
    """The two methods of an operator: exact among ints and Fractions, else that of float or complex."""
    def forward(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(a, b)
        if isinstance(b, float):
            return inexact(float(a), b)
        if isinstance(b, complex):
            return inexact(complex(a), b)
        return NotImplemented

    def backward(b, a):
        if isinstance(a, _numbers.Rational):
            return exact(a, b)
        if isinstance(a, float):
            return inexact(a, float(b))
        if isinstance(a, complex):
            return inexact(a, complex(b))
        return NotImplemented
    forward.__name__, backward.__name__ = f'__{name}__', f'__r{name}__'
    return forward, backward


def _add(a, b):
    return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)


def _sub(a, b):
    return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)


def _mul(a, b):
    return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)


def _div(a, b):
    if not b.numerator:
        raise ZeroDivisionError(f'Fraction({(a.numerator > 0) - (a.numerator < 0)}, 0)')
    return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)


def _floordiv(a, b):
    return (a.numerator * b.denominator) // (a.denominator * b.numerator)


def _divmod(a, b):
    whole = _floordiv(a, b)
    return whole, _sub(a, _mul(b, Fraction(whole)))


def _mod(a, b):
    return _divmod(a, b)[1]


class Fraction(_numbers.Rational):
    """numerator / denominator in lowest terms."""
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, str):
                top, bottom = _parse(numerator)
            elif isinstance(numerator, (float, _Decimal)):
                top, bottom = numerator.as_integer_ratio()
            elif isinstance(numerator, _numbers.Rational):
                top, bottom = numerator.numerator, numerator.denominator
            else:
                raise TypeError('argument should be a string or a Rational instance')
        else:
            (a, b), (c, d) = _ratio(numerator), _ratio(denominator)
            top, bottom = a * d, b * c
        if bottom == 0:
            raise ZeroDivisionError(f'Fraction({top}, 0)')
        common = _math.gcd(top, bottom)
        common = -common if bottom < 0 else common
        self = super().__new__(cls)
        self._numerator, self._denominator = top // common, bottom // common
        return self

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if not isinstance(dec, (int, _Decimal)):
            raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is no larger."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        one, other = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return other if abs(other - self) <= abs(one - self) else one

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    __add__, __radd__ = _operators('add', _add, lambda a, b: a + b)
    __sub__, __rsub__ = _operators('sub', _sub, lambda a, b: a - b)
    __mul__, __rmul__ = _operators('mul', _mul, lambda a, b: a * b)
    __truediv__, __rtruediv__ = _operators('truediv', _div, lambda a, b: a / b)
    __floordiv__, __rfloordiv__ = _operators('floordiv', _floordiv, lambda a, b: a // b)
    __mod__, __rmod__ = _operators('mod', _mod, lambda a, b: a % b)
    __divmod__, __rdivmod__ = _operators('divmod', _divmod, divmod)

    def __pow__(self, other):
        if not isinstance(other, _numbers.Rational):
            return NotImplemented if isinstance(other, str) else float(self) ** other
        if other.denominator != 1:
            return float(self) ** float(other)
        n = other.numerator
        if n >= 0:
            return Fraction(self._numerator ** n, self._denominator ** n)
        if self._numerator == 0:
            raise ZeroDivisionError(f'Fraction({self._denominator ** -n}, 0)')
        return Fraction(self._denominator ** -n, self._numerator ** -n)

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        if isinstance(other, _numbers.Rational):
            return Fraction(other) ** self
        return other ** (self._numerator if self._denominator == 1 else float(self))

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)
        whole, rest = divmod(self._numerator, self._denominator)
        if rest * 2 == self._denominator:
            return whole + whole % 2
        return whole + (rest * 2 > self._denominator)

    def __bool__(self):
        return self._numerator != 0

    def __hash__(self):
        modulus = 2 ** 61 - 1
        if self._denominator % modulus == 0:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, modulus))
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __eq__(self, other):
        if isinstance(other, _numbers.Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, complex) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            return 0.0 == other if _math.isnan(other) or _math.isinf(other) else self == Fraction(other)
        return NotImplemented

    def _order(self, other, compare):
        if isinstance(other, _numbers.Rational):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return compare(0.0, other) if _math.isnan(other) or _math.isinf(other) else compare(self, Fraction(other))
        return NotImplemented

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
