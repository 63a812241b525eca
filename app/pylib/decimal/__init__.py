"""Decimal numbers with a chosen precision (the General Decimal Arithmetic that CPython's decimal implements).

A finite number is a sign, a coefficient (an int) and an exponent. Every operation computes its exact result or enough
digits of it, and Context._fix rounds it to the context. exp, ln, log10 and powers are rounded from more digits until
those decide (decimal._mathlib).
"""
import contextvars as _contextvars
import math as _math
import numbers as _numbers
from collections import namedtuple as _namedtuple
from decimal import _text

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = 'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR'
ROUND_HALF_UP, ROUND_HALF_DOWN = 'ROUND_HALF_UP', 'ROUND_HALF_DOWN'
ROUND_HALF_EVEN, ROUND_05UP = 'ROUND_HALF_EVEN', 'ROUND_05UP'
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
              ROUND_05UP)
MAX_PREC, MAX_EMAX, MIN_EMIN = 999999999999999999, 999999999999999999, -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
HAVE_THREADS = HAVE_CONTEXTVAR = True
_DIGITS_AT_ONCE = 20000  # what one operation may compute

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module=__name__)
DecimalTuple.__module__ = 'decimal'


# ---- signals ----

class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped)
_CONDITIONS = (InvalidOperation, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext) + _SIGNALS[1:]
_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)


# ---- rounding ----

def _round_up(rounding, sign, last, rest, half):
    """Does the magnitude grow? `last` is the last digit kept, rest <=> half compares what is dropped (rest > 0)."""
    if rounding == ROUND_HALF_EVEN:
        return rest > half or (rest == half and last % 2 == 1)
    if rounding == ROUND_HALF_UP:
        return rest >= half
    if rounding == ROUND_HALF_DOWN:
        return rest > half
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    return last in (0, 5)


def _drop(sign, coefficient, digits, rounding):
    """The coefficient without its last `digits` digits, and whether something was lost."""
    if digits <= 0:
        return coefficient, False
    if digits > _text.length(coefficient):
        kept, rest, unit = 0, coefficient, 3 * coefficient + 3  # less than half of a unit
    else:
        unit = 10 ** digits
        kept, rest = divmod(coefficient, unit)
    if not rest:
        return kept, False
    return kept + _round_up(rounding, sign, kept % 10, 2 * rest, unit), True


# ---- contexts ----

class Context:
    """Precision, rounding, the exponents' range, and which signals raise."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        base = DefaultContext if 'DefaultContext' in globals() else None
        for name, value in (('prec', prec), ('rounding', rounding), ('Emin', Emin), ('Emax', Emax),
                            ('capitals', capitals), ('clamp', clamp)):
            setattr(self, name, getattr(base, name) if value is None else value)
        self.flags = self._signals(flags, [])
        self.traps = self._signals(traps, [s for s in _SIGNALS if base.traps[s]] if base else [])

    @staticmethod
    def _signals(given, default):
        if isinstance(given, dict):
            return {s: bool(given.get(s)) for s in _SIGNALS}
        raised = default if given is None else given
        return {s: s in raised for s in _SIGNALS}

    def __setattr__(self, name, value):
        if name == 'prec' and not (isinstance(value, int) and 1 <= value <= MAX_PREC):
            raise ValueError(f'valid range for prec is [1, MAX_PREC]')
        if name == 'rounding' and value not in _ROUNDINGS:
            raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                            '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
        if name in ('capitals', 'clamp') and value not in (0, 1):
            raise ValueError(f'valid values for {name} are 0 or 1')
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __repr__(self):
        flags = ', '.join(s.__name__ for s in _SHOWN if self.flags[s])
        traps = ', '.join(s.__name__ for s in _SHOWN if self.traps[s])
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])')

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags),
                       dict(self.traps))

    __copy__ = copy

    def __reduce__(self):
        return (type(self), (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                             [s for s in _SHOWN if self.flags[s]], [s for s in _SHOWN if self.traps[s]]))

    def clear_flags(self):
        self.flags = dict.fromkeys(_SIGNALS, False)

    def clear_traps(self):
        self.traps = dict.fromkeys(_SIGNALS, False)

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _raise(self, *conditions):
        """Sets the flags of what happened, and raises the first that is trapped."""
        trapped = []
        for condition in _CONDITIONS:
            if condition in conditions:
                signal = InvalidOperation if issubclass(condition, InvalidOperation) else condition
                self.flags[signal] = True
                if self.traps[signal]:
                    trapped.append(condition)
        if trapped:
            kind = trapped[0]
            raise (InvalidOperation if issubclass(kind, InvalidOperation) else kind)(trapped)

    def _fix(self, sign, coefficient, exponent, rounded=False, inexact=False):
        """The number rounded to this context. `coefficient` may carry an extra sticky digit of an inexact result."""
        if coefficient and not rounded and not inexact and not self.clamp:
            digits = _text.length(coefficient)
            if digits <= self.prec and self.Emin < exponent + digits <= self.Emax + 1:
                return _make(sign, coefficient, exponent)
        etiny, conditions = self.Etiny(), []
        if not coefficient:
            low, high = etiny, self.Etop() if self.clamp else self.Emax
            bounded = min(max(exponent, low), high)
            if bounded != exponent:
                self._raise(Clamped)
            return _make(sign, 0, bounded)
        digits = _text.length(coefficient)
        tiny = exponent + digits - 1 < self.Emin
        least = etiny if tiny else exponent + digits - self.prec
        if exponent < least:
            coefficient, lost = _drop(sign, coefficient, least - exponent, self.rounding)
            exponent, rounded, inexact = least, True, inexact or lost
            if _text.length(coefficient) > self.prec:
                coefficient, exponent = coefficient // 10, exponent + 1
        if coefficient and exponent + _text.length(coefficient) - 1 > self.Emax:
            self._raise(Overflow, Inexact, Rounded)
            return self._overflow(sign)
        if tiny:
            conditions = [Underflow, Subnormal] if inexact else [Subnormal]
        conditions += [Rounded] * rounded + [Inexact] * inexact
        if not coefficient and tiny:
            conditions.append(Clamped)
        if self.clamp and exponent > self.Etop():
            coefficient, exponent = coefficient * 10 ** (exponent - self.Etop()), self.Etop()
            conditions.append(Clamped)
        if conditions:
            self._raise(*conditions)
        return _make(sign, coefficient, exponent)

    def _overflow(self, sign):
        away = self.rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP) or \
            (self.rounding == ROUND_CEILING and not sign) or (self.rounding == ROUND_FLOOR and sign)
        return _make(sign, 0, 'F') if away else _make(sign, 10 ** self.prec - 1, self.Etop())

    def _to_nearest(self, function):
        """function(), which rounds half even whatever this context says, as square roots and exp do."""
        rounding, self.rounding = self.rounding, ROUND_HALF_EVEN
        try:
            return function()
        finally:
            self.rounding = rounding

    def create_decimal(self, num='0'):
        if isinstance(num, str) and (num != num.strip() or '_' in num):  # the constructor is not as strict
            return _invalid(ConversionSyntax, self)
        number = _from_text(num, self) if isinstance(num, str) else Decimal(num, self)
        return number._rounded(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._rounded(self)

    def radix(self):
        return _make(0, 10, 0)

    def power(self, a, b, modulo=None):
        return self._power(a, b) if modulo is None else self._power(a, b, modulo)


def _operation(name, operator=None):
    def method(self, a, *others):
        operands = [_convert(x) for x in (a, *others)]
        if NotImplemented in operands:
            wrong = (a, *others)[operands.index(NotImplemented)]
            raise TypeError(f'conversion from {type(wrong).__name__} to Decimal is not supported')
        with localcontext(self) as inner:
            try:
                result = getattr(operands[0], operator or name)(*operands[1:])
            finally:
                for signal, raised in inner.flags.items():
                    self.flags[signal] = raised
        return result
    method.__name__ = name
    return method


for _name, _operator in {'add': '__add__', 'subtract': '__sub__', 'multiply': '__mul__', 'divide': '__truediv__',
                         'divide_int': '__floordiv__', 'remainder': '__mod__', 'divmod': '__divmod__',
                         '_power': '__pow__', 'minus': '__neg__', 'plus': '__pos__', 'abs': '__abs__'}.items():
    setattr(Context, _name, _operation(_name, _operator))
for _name in ('canonical', 'compare', 'compare_signal', 'compare_total', 'compare_total_mag', 'exp', 'fma', 'is_finite',
              'is_infinite', 'is_nan', 'is_normal', 'is_qnan', 'is_signed', 'is_snan', 'is_subnormal', 'is_zero', 'ln',
              'log10', 'logb', 'logical_and', 'logical_invert', 'logical_or', 'logical_xor', 'max', 'max_mag', 'min',
              'min_mag', 'next_minus', 'next_plus', 'next_toward', 'normalize', 'quantize', 'remainder_near', 'rotate',
              'same_quantum', 'scaleb', 'shift', 'sqrt', 'to_integral_exact', 'to_integral_value', 'to_eng_string',
              'number_class', 'copy_abs', 'copy_negate', 'copy_sign'):
    setattr(Context, _name, _operation(_name))
Context.to_sci_string = _operation('to_sci_string', '__str__')
Context.to_integral = Context.to_integral_value
Context.copy_decimal = _operation('copy_decimal', '__copy__')

DefaultContext = Context.__new__(Context)
for _name, _value in {'prec': 28, 'rounding': ROUND_HALF_EVEN, 'Emin': -999999, 'Emax': 999999, 'capitals': 1,
                      'clamp': 0, 'flags': dict.fromkeys(_SIGNALS, False),
                      'traps': {s: s in (DivisionByZero, Overflow, InvalidOperation) for s in _SIGNALS}}.items():
    setattr(DefaultContext, _name, _value)
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = _contextvars.ContextVar('decimal_context')


def getcontext():
    context = _current.get(None)
    if context is None:
        context = Context()
        _current.set(context)
    return context


def setcontext(context, /):
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _Local:
    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.before = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, kind, error, traceback):
        setcontext(self.before)


def localcontext(ctx=None, **kwargs):
    context = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name in ('flags', 'traps'):
            value = Context._signals(value, [])
        setattr(context, name, value)
    return _Local(context)


# ---- numbers ----

def _make(sign, coefficient, exponent):
    """exponent 'F', 'n' and 'N': infinity, a NaN (its payload is the coefficient) and a signalling one."""
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp = sign, coefficient, exponent
    return self


def _convert(other):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _make(int(other < 0), abs(int(other)), 0)
    return NotImplemented


def _invalid(condition, context=None):
    (context or getcontext())._raise(condition)
    return _make(0, 0, 'n')


def _binary(method):
    """Operators: the other operand is converted, NaNs and both orders are looked after."""
    def forward(self, other):
        if type(other) is not Decimal:
            other = _convert(other)
            if other is NotImplemented:
                return other
        if type(self._exp) is int and type(other._exp) is int:  # nearly always
            return method(self, other, getcontext())
        nan = self._nan_of(other)
        return method(self, other, getcontext()) if nan is None else nan

    def backward(self, other):
        other = _convert(other)
        return other if other is NotImplemented else forward(other, self)
    return forward, backward


class Decimal:
    __slots__ = ('_sign', '_int', '_exp')

    def __new__(cls, value='0', context=None):
        if isinstance(value, str):
            number = _in_range(_from_text(value, context), context)
        elif isinstance(value, (int, Decimal)):
            number = _convert(value)
        elif isinstance(value, float):
            (context or getcontext())._raise(FloatOperation)
            number = Decimal.from_float(value)
        elif isinstance(value, (tuple, list)):
            number = _in_range(_from_tuple(value), context)
        else:
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
        if cls is Decimal:
            return number
        self = object.__new__(cls)
        self._sign, self._int, self._exp = number._sign, number._int, number._exp
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        if _math.isinf(f) or _math.isnan(f):
            return cls(repr(f))
        top, bottom = abs(f).as_integer_ratio()
        places = bottom.bit_length() - 1
        number = _make(int(_math.copysign(1.0, f) < 0), top * 5 ** places, -places)
        return number if cls is Decimal else cls(number)

    # -- what it is --

    def _nan(self):
        return self._exp in ('n', 'N')

    def _special(self):
        return type(self._exp) is str

    def _nan_of(self, *others):
        """The NaN that an operation with these operands gives, or None."""
        everyone = (self, *others)
        for number in everyone:
            if number._exp == 'N':
                getcontext()._raise(InvalidOperation)
                return _make(number._sign, number._int, 'n')
        for number in everyone:
            if number._exp == 'n':
                return number
        return None

    def is_nan(self):
        return self._nan()

    def is_qnan(self):
        return self._exp == 'n'

    def is_snan(self):
        return self._exp == 'N'

    def is_infinite(self):
        return self._exp == 'F'

    def is_finite(self):
        return not self._special()

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._special() and self._int == 0

    def is_normal(self, context=None):
        return bool(self._int) and not self._special() and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return bool(self._int) and not self._special() and self.adjusted() < (context or getcontext()).Emin

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def number_class(self, context=None):
        if self._nan():
            return 'sNaN' if self._exp == 'N' else 'NaN'
        kind = ('Infinity' if self._exp == 'F' else 'Zero' if not self._int else
                'Subnormal' if self.is_subnormal(context) else 'Normal')
        return '+-'[self._sign] + kind

    def radix(self):
        return _make(0, 10, 0)

    def adjusted(self):
        return 0 if self._special() else self._exp + _text.length(self._int) - 1

    def as_tuple(self):
        digits = () if self._exp == 'F' or (self._nan() and not self._int) else tuple(map(int, str(self._int)))
        return DecimalTuple(self._sign, (0,) if self._exp == 'F' else digits, self._exp)

    def as_integer_ratio(self):
        if self._special():
            if self._nan():
                raise ValueError('cannot convert NaN to integer ratio')
            raise OverflowError('cannot convert Infinity to integer ratio')
        top, bottom = self._int * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        common = _math.gcd(top, bottom)
        return (-top if self._sign else top) // common, bottom // common

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _make(0, 0, 0)

    def conjugate(self):
        return self

    # -- texts --

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return _text.scientific(self, getcontext().capitals)

    def to_eng_string(self, context=None):
        return _text.scientific(self, (context or getcontext()).capitals, True)

    def __format__(self, spec):
        return _text.formatted(self, spec, getcontext())

    # -- other types --

    def __bool__(self):
        return self._special() or self._int != 0

    def __int__(self):
        if self._special():
            if self._nan():
                raise ValueError('cannot convert NaN to integer')
            raise OverflowError('cannot convert Infinity to integer')
        whole = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -whole if self._sign else whole

    __trunc__ = __int__

    def __float__(self):
        if self._exp == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        return float('-nan' if self._nan() and self._sign else 'nan' if self._nan() else str(self))

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __round__(self, n=None):
        if n is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        if not isinstance(n, int):
            raise TypeError('optional arg must be an integer')
        return self.quantize(_make(0, 1, -n))

    def __hash__(self):
        if self._exp == 'N':
            raise TypeError('Cannot hash a signaling NaN value')
        if self._nan():
            return object.__hash__(self)
        if self._exp == 'F':
            return hash(float('-inf' if self._sign else 'inf'))
        modulus = 2 ** 61 - 1
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, modulus - 2, modulus), -self._exp, modulus)
        value = self._int * power % modulus
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # -- comparisons --

    def _order(self, other):
        """-1, 0 or 1; both are numbers."""
        if self._exp == 'F' or other._exp == 'F':
            mine = (self._exp == 'F') * (-1 if self._sign else 1)
            theirs = (other._exp == 'F') * (-1 if other._sign else 1)
            return (mine > theirs) - (mine < theirs)
        if not self._int or not other._int or self._sign != other._sign:
            mine = 0 if not self._int else -1 if self._sign else 1
            theirs = 0 if not other._int else -1 if other._sign else 1
            return (mine > theirs) - (mine < theirs)
        mine, theirs = self.adjusted(), other.adjusted()
        if mine == theirs:
            least = min(self._exp, other._exp)
            mine, theirs = self._int * 10 ** (self._exp - least), other._int * 10 ** (other._exp - least)
        order = (mine > theirs) - (mine < theirs)
        return -order if self._sign else order

    def _compared(self, other, equality):
        """What to compare with, or NotImplemented, or None (a NaN takes part)."""
        if isinstance(other, (int, Decimal)):
            other = _convert(other)
        elif isinstance(other, float):
            context = getcontext()
            if equality:
                context.flags[FloatOperation] = True
            else:
                context._raise(FloatOperation)
            other = Decimal.from_float(other)
        elif isinstance(other, _numbers.Rational):
            if self._special():
                return None if self._nan() else _make(0, 0, 0)
            return _make(0, self._int * int(other.denominator), self._exp)._with_sign(self._sign), int(other.numerator)
        else:
            return NotImplemented
        if self._nan() or other._nan():
            if self._exp == 'N' or other._exp == 'N' or not equality:
                getcontext()._raise(InvalidOperation)
            return None
        return other

    def _with_sign(self, sign):
        return _make(sign, self._int, self._exp)

    def _compare(self, other, equality):
        """An order, None for a NaN, or NotImplemented."""
        if equality and isinstance(other, complex) and other.imag == 0:
            other = other.real
        other = self._compared(other, equality)
        if isinstance(other, tuple):
            return other[0]._order(_convert(other[1]))
        return other if other is None or other is NotImplemented else self._order(other)

    def __eq__(self, other):
        order = self._compare(other, True)
        return order if order is NotImplemented else order == 0

    def __lt__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order is not None and order >= 0

    def _other(self, other):
        converted = _convert(other)
        if converted is NotImplemented:
            raise TypeError(f'conversion from {type(other).__name__} to Decimal is not supported')
        return converted

    def compare(self, other, context=None):
        other = self._other(other)
        nan = self._nan_of(other)
        return _convert(self._order(other)) if nan is None else nan

    def compare_total(self, other, context=None):
        other = self._other(other)
        if self._sign != other._sign:
            return _convert(-1 if self._sign else 1)
        sign = -1 if self._sign else 1
        rank = {'F': 0, 'N': 1, 'n': 2}
        mine, theirs = rank.get(self._exp, 0), rank.get(other._exp, 0)
        if mine == theirs:
            if mine:
                mine, theirs = self._int, other._int
            else:
                order = self._order(other) * sign
                if order or self._special():
                    return _convert(order * sign)
                mine, theirs = self._exp, other._exp
        return _convert(((mine > theirs) - (mine < theirs)) * sign)

    def _pick(self, other, wanted, magnitudes):
        other = self._other(other)
        if self._exp == 'n' and not other._nan():
            return other._fixed()
        if other._exp == 'n' and not self._nan():
            return self._fixed()
        nan = self._nan_of(other)
        if nan is not None:
            return nan
        a, b = (self.copy_abs(), other.copy_abs()) if magnitudes else (self, other)
        order = a._order(b) or int(self.compare_total(other))
        return (self if order * wanted >= 0 else other)._fixed()

    def max(self, other, context=None):
        return self._pick(other, 1, False)

    def min(self, other, context=None):
        return self._pick(other, -1, False)

    def max_mag(self, other, context=None):
        return self._pick(other, 1, True)

    def min_mag(self, other, context=None):
        return self._pick(other, -1, True)

    # -- arithmetic --

    def _plus(self, context=None):
        if self._special():
            nan = self._nan_of()
            return self if nan is None else nan
        context = context or getcontext()
        if not self._int and context.rounding != ROUND_FLOOR:
            return context._fix(0, 0, self._exp)
        return context._fix(self._sign, self._int, self._exp)

    def _rounded(self, context):
        """As _plus(), but a zero keeps its sign."""
        return self._plus(context) if self._special() else context._fix(self._sign, self._int, self._exp)

    def _fixed(self):
        return self if self._special() else getcontext()._fix(self._sign, self._int, self._exp)

    def __pos__(self):
        return self._plus()

    def __neg__(self):
        if self._nan():
            return self._nan_of()
        return _make(1 - self._sign, self._int, self._exp)._plus()

    def __abs__(self):
        if self._nan():
            return self._nan_of()
        return _make(0, self._int, self._exp)._plus()

    def copy_abs(self):
        return _make(0, self._int, self._exp)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp)

    def copy_sign(self, other, context=None):
        return _make(self._other(other)._sign, self._int, self._exp)

    def _add(self, other, context):
        if self._special() or other._special():
            if self._exp == other._exp and self._sign != other._sign:
                return _invalid(InvalidOperation, context)
            return self if self._exp == 'F' else other
        a, b = self, other
        if a._exp < b._exp:
            a, b = b, a
        gap = a._exp - b._exp
        if gap > context.prec + 4 + max(_text.length(a._int), _text.length(b._int)) and a._int:
            # b is too small to be seen; one digit stands for all of it
            if not b._int:  # as many digits as there are
                exponent = min(a._exp, max(b._exp, a.adjusted() - context.prec + 1))
                return context._fix(a._sign, a._int * 10 ** (a._exp - exponent), exponent, exponent != b._exp)
            shift = context.prec + 4
            small = -1 if a._sign != b._sign else 1
            return context._fix(a._sign, a._int * 10 ** shift + small, a._exp - shift)
        signed = (-a._int if a._sign else a._int) * 10 ** min(gap, _DIGITS_AT_ONCE)
        signed += -b._int if b._sign else b._int
        if not signed:
            sign = a._sign if a._sign == b._sign else int(context.rounding == ROUND_FLOOR)
            return context._fix(sign, 0, b._exp)
        return context._fix(int(signed < 0), abs(signed), b._exp)

    def _multiply(self, other, context):
        sign = self._sign ^ other._sign
        if self._special() or other._special():
            if self.is_zero() or other.is_zero():
                return _invalid(InvalidOperation, context)
            return _make(sign, 0, 'F')
        return context._fix(sign, self._int * other._int, self._exp + other._exp)

    def _divide(self, other, context):
        sign = self._sign ^ other._sign
        if self._exp == 'F':
            return _invalid(InvalidOperation, context) if other._exp == 'F' else _make(sign, 0, 'F')
        if other._exp == 'F':
            return context._fix(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return _invalid(DivisionUndefined, context)
            context._raise(DivisionByZero)
            return _make(sign, 0, 'F')
        if not self._int:
            return context._fix(sign, 0, self._exp - other._exp)
        shift = _text.length(other._int) - _text.length(self._int) + context.prec + 1
        exponent = self._exp - other._exp - shift
        if shift >= 0:
            quotient, rest = divmod(self._int * 10 ** shift, other._int)
        else:
            quotient, rest = divmod(self._int, other._int * 10 ** -shift)
        if rest:
            if quotient % 5 == 0:
                quotient += 1
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and quotient % 10 == 0:
                quotient, exponent = quotient // 10, exponent + 1
        return context._fix(sign, quotient, exponent)

    def _divmod(self, other, context):
        """Whole quotient and remainder of finite operands, or None when the quotient has too many digits."""
        least = min(self._exp, other._exp)
        if self.adjusted() - other.adjusted() > context.prec:
            return None
        if self._int and self.adjusted() < other.adjusted():
            quotient, rest = 0, self._int * 10 ** (self._exp - least) if self._exp - least < _DIGITS_AT_ONCE else 0
            if self._exp - least >= _DIGITS_AT_ONCE:
                return 0, self
        else:
            quotient, rest = divmod(self._int * 10 ** (self._exp - least), other._int * 10 ** (other._exp - least))
        if _text.length(quotient) > context.prec:
            return None
        return quotient, _make(self._sign, rest, least)

    def _whole(self, other, context):
        sign = self._sign ^ other._sign
        if self._exp == 'F':
            return _invalid(InvalidOperation, context) if other._exp == 'F' else _make(sign, 0, 'F')
        if other._exp == 'F':
            return _make(sign, 0, 0)
        if not other._int:
            if not self._int:
                return _invalid(DivisionUndefined, context)
            context._raise(DivisionByZero)
            return _make(sign, 0, 'F')
        both = self._divmod(other, context)
        return _make(sign, both[0], 0) if both else _invalid(DivisionImpossible, context)

    def _remainder(self, other, context):
        if self._exp == 'F':
            return _invalid(InvalidOperation, context)
        if other._exp == 'F':
            return context._fix(self._sign, self._int, self._exp)
        if not other._int:
            return _invalid(InvalidOperation if self._int else DivisionUndefined, context)
        both = self._divmod(other, context)
        if both is None:
            return _invalid(DivisionImpossible, context)
        return context._fix(self._sign, both[1]._int, both[1]._exp)

    __add__, __radd__ = _binary(_add)
    __sub__, __rsub__ = _binary(lambda self, other, context: self._add(other.copy_negate(), context))
    __mul__, __rmul__ = _binary(_multiply)
    __truediv__, __rtruediv__ = _binary(_divide)
    __floordiv__, __rfloordiv__ = _binary(_whole)
    __mod__, __rmod__ = _binary(_remainder)

    def __divmod__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        nan = self._nan_of(other)
        if nan is not None:
            return nan, nan
        context = getcontext()
        if not other._special() and not other._int and self._int and not self._special():
            context._raise(DivisionByZero, InvalidOperation)
        return self._whole(other, context), self._remainder(other, context)

    def __rdivmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else divmod(other, self)

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        from decimal import _mathlib
        if modulo is not None:
            return _mathlib.power_modulo(self, other, self._other(modulo), getcontext())
        nan = self._nan_of(other)
        return _mathlib.power(self, other, getcontext()) if nan is None else nan

    def __rpow__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__pow__(self)

    def fma(self, other, third, context=None):
        other, third = self._other(other), self._other(third)
        nan = self._nan_of(other, third)
        if nan is not None:
            return nan
        context = context or getcontext()
        wide = Context(max(context.prec, _text.length(self._int) + _text.length(other._int)), Emin=MIN_EMIN,
                       Emax=MAX_EMAX, traps=[])
        product = self._multiply(other, wide)
        return _invalid(InvalidOperation, context) if product._nan() else product._add(third, context)

    def remainder_near(self, other, context=None):
        other, context = self._other(other), context or getcontext()
        nan = self._nan_of(other)
        if nan is not None:
            return nan
        if self._special() or other._special() or not other._int:
            return self._remainder(other, context)
        both = self._divmod(other, context)
        if both is None:
            return _invalid(DivisionImpossible, context)
        quotient, rest = both
        least = min(rest._exp, other._exp)
        a, b = rest._int * 10 ** (rest._exp - least), other._int * 10 ** (other._exp - least)
        if 2 * a + (quotient & 1) > b:
            a, quotient = a - b, quotient + 1
        if _text.length(quotient) > context.prec:
            return _invalid(DivisionImpossible, context)
        return context._fix(self._sign ^ int(a < 0), abs(a), least)

    # -- exponents --

    def _rescaled(self, exponent, rounding):
        """(coefficient, lost) at that exponent."""
        if self._exp >= exponent:
            return self._int * 10 ** (self._exp - exponent), False
        return _drop(self._sign, self._int, exponent - self._exp, rounding)

    def quantize(self, exp, rounding=None, context=None):
        exp, context = self._other(exp), context or getcontext()
        if rounding is not None and rounding not in _ROUNDINGS:
            raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                            '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
        nan = self._nan_of(exp)
        if nan is not None:
            return nan
        if self._special() or exp._special():
            return self if self._exp == exp._exp == 'F' else _invalid(InvalidOperation, context)
        least = exp._exp
        if not context.Etiny() <= least <= context.Emax or \
                (self._int and self.adjusted() - least + 1 > context.prec):
            return _invalid(InvalidOperation, context)
        coefficient, lost = self._rescaled(least, rounding or context.rounding)
        if _text.length(coefficient) > context.prec or (coefficient and least + _text.length(coefficient) - 1 > context.Emax):
            return _invalid(InvalidOperation, context)
        if self._exp < least:
            context._raise(*([Rounded, Inexact] if lost else [Rounded]))
        return _make(self._sign, coefficient, least)

    def to_integral_value(self, rounding=None, context=None):
        if self._special():
            nan = self._nan_of()
            return self if nan is None else nan
        if self._exp >= 0:
            return self
        return _make(self._sign, self._rescaled(0, rounding or (context or getcontext()).rounding)[0], 0)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        if not self._special() and self._exp < 0:
            lost = self._rescaled(0, rounding or context.rounding)[1]
            context._raise(*([Rounded, Inexact] if lost else [Rounded]))
        return self.to_integral_value(rounding, context)

    def normalize(self, context=None):
        rounded = self._plus(context)
        if rounded._special():
            return rounded
        if not rounded._int:
            return _make(self._sign, 0, 0)
        coefficient, exponent = rounded._int, rounded._exp
        while coefficient % 10 == 0 and exponent < (context or getcontext()).Emax:
            coefficient, exponent = coefficient // 10, exponent + 1
        return _make(rounded._sign, coefficient, exponent)

    def same_quantum(self, other, context=None):
        other = self._other(other)
        if self._special() or other._special():
            return (self._nan() and other._nan()) or (self._exp == 'F' and other._exp == 'F')
        return self._exp == other._exp

    def scaleb(self, other, context=None):
        other, context = self._other(other), context or getcontext()
        nan = self._nan_of(other)
        if nan is not None:
            return nan
        if other._exp != 0 or abs(int(other)) > 2 * (context.Emax + context.prec):
            return _invalid(InvalidOperation, context)
        return self if self._special() else context._fix(self._sign, self._int, self._exp + int(other))

    def logb(self, context=None):
        nan = self._nan_of()
        if nan is not None:
            return nan
        context = context or getcontext()
        if self._exp == 'F':
            return _make(0, 0, 'F')
        if not self._int:
            context._raise(DivisionByZero)
            return _make(1, 0, 'F')
        return _convert(self.adjusted())._plus(context)

    def next_plus(self, context=None):
        return self._next(context or getcontext(), ROUND_CEILING)

    def next_minus(self, context=None):
        return self._next(context or getcontext(), ROUND_FLOOR)

    def _next(self, context, rounding):
        nan = self._nan_of()
        if nan is not None:
            return nan
        down = rounding == ROUND_FLOOR
        if self._exp == 'F':
            if self._sign == down:
                return self
            return _make(1 - down, 10 ** context.prec - 1, context.Etop())
        quiet = context.copy()
        quiet.clear_traps()
        quiet.rounding = rounding
        here = self._plus(quiet)
        if here._order(self):
            return here
        return self._add(_make(int(down), 1, context.Etiny() - 1), quiet)

    def sqrt(self, context=None):
        nan = self._nan_of()
        if nan is not None:
            return nan
        context = context or getcontext()
        if not self._special() and not self._int:
            return context._fix(self._sign, 0, self._exp // 2)
        if self._sign:
            return _invalid(InvalidOperation, context)
        if self._exp == 'F':
            return self
        half, odd = divmod(self._exp, 2)
        coefficient = self._int * 10 if odd else self._int
        shift = context.prec + 2 - (_text.length(coefficient) + 1) // 2
        if shift >= 0:
            scaled, lost = coefficient * 100 ** shift, False
        else:
            scaled, rest = divmod(coefficient, 100 ** -shift)
            lost = rest != 0
        root = _math.isqrt(scaled)
        exponent = half - shift
        if lost or root * root != scaled:
            root = root + 1 if root % 5 == 0 else root
        else:
            while exponent < half and root % 10 == 0:
                root, exponent = root // 10, exponent + 1
        return context._to_nearest(lambda: context._fix(0, root, exponent))

    def _function(self, name, context):
        from decimal import _mathlib
        nan = self._nan_of()
        return getattr(_mathlib, name)(self, context or getcontext()) if nan is None else nan

    def exp(self, context=None):
        context = context or getcontext()
        return context._to_nearest(lambda: self._function('exp', context))

    def ln(self, context=None):
        return self._function('ln', context)

    def log10(self, context=None):
        return self._function('log10', context)


def _from_text(text, context):
    parsed = _text.parse(text)
    return _invalid(ConversionSyntax, context) if parsed is None else _make(*parsed)


def _in_range(number, context):
    """A number that is not rounded to a context has to fit as it is."""
    if number._special():
        return number
    least, most = number._exp, number._exp + max(_text.length(number._int), 1) - 1
    return number if MIN_ETINY <= least and most <= MAX_EMAX else _invalid(InvalidOperation, context)


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if not isinstance(exponent, int) and exponent not in ('F', 'n', 'N'):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    if isinstance(exponent, int) and not -2**63 <= exponent < 2**63:
        raise OverflowError('Python int too large to convert to C ssize_t')
    if not all(isinstance(d, int) and 0 <= d <= 9 for d in digits):
        raise ValueError('coefficient must be a tuple of digits')
    return _make(sign, 0 if exponent == 'F' else int(''.join(map(str, digits)) or '0'), exponent)


_numbers.Number.register(Decimal)
from decimal import _digitwise  # it needs what stands above
for _name in ('compare_signal', 'compare_total_mag', 'logical_and', 'logical_invert', 'logical_or', 'logical_xor',
              'next_toward', 'rotate', 'shift'):
    setattr(Decimal, _name, getattr(_digitwise, _name))
__all__ = [_name for _name in list(globals()) if not _name.startswith('_')]
