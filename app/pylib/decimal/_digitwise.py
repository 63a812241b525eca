"""Operations on the digits of numbers, and orders that look at how a number is written. They become methods of Decimal.

A logical operand is a whole number without sign whose digits are zeros and ones.
"""
from decimal import (ROUND_CEILING, ROUND_FLOOR, Clamped, Inexact, InvalidOperation, Overflow, Rounded, Subnormal,
                     Underflow, Decimal, _invalid, _make, getcontext)


def compare_signal(self, other, context=None):
    """compare(), but each NaN is an error."""
    other, context = self._other(other), context or getcontext()
    for number in sorted((self, other), key=Decimal.is_qnan):  # a signalling one comes first
        if number._nan():
            context._raise(InvalidOperation)
            return _make(number._sign, number._int, 'n')
    return self.compare(other, context)


def compare_total_mag(self, other, context=None):
    return self.copy_abs().compare_total(self._other(other).copy_abs())


def _bits(number, context):
    """The last digits as the bits of an int, or None."""
    if number._sign or number._exp != 0:
        return None
    digits = str(number._int)
    return None if digits.strip('01') else int(digits[-context.prec:], 2)


def _logical(function):
    def method(self, other, context=None):
        other, context = self._other(other), context or getcontext()
        a, b = _bits(self, context), _bits(other, context)
        if a is None or b is None:
            return _invalid(InvalidOperation, context)
        return _make(0, int(f'{function(a, b):b}'), 0)
    return method


logical_and = _logical(lambda a, b: a & b)
logical_or = _logical(lambda a, b: a | b)
logical_xor = _logical(lambda a, b: a ^ b)


def logical_invert(self, context=None):
    context = context or getcontext()
    bits = _bits(self, context)
    if bits is None:
        return _invalid(InvalidOperation, context)
    return _make(0, int(f'{bits ^ (1 << context.prec) - 1:b}'), 0)


def _moved(self, other, context, change):
    """change(digits, places) with as many digits as the context has and places to the left."""
    other, context = self._other(other), context or getcontext()
    nan = self._nan_of(other)
    if nan is not None:
        return nan
    if other._exp != 0 or other._int > context.prec:
        return _invalid(InvalidOperation, context)
    if self._special():
        return self
    digits = str(self._int)[-context.prec:].rjust(context.prec, '0')
    return _make(self._sign, int(change(digits, -other._int if other._sign else other._int)), self._exp)


def rotate(self, other, context=None):
    """What leaves on one side comes back on the other."""
    return _moved(self, other, context, lambda digits, n: digits[n:] + digits[:n])


def shift(self, other, context=None):
    """Zeros come in."""
    return _moved(self, other, context,
                  lambda digits, n: digits[n:] + '0' * n if n >= 0 else '0' * -n + digits[:n])


def next_toward(self, other, context=None):
    """The nearest number in the direction of other."""
    other, context = self._other(other), context or getcontext()
    nan = self._nan_of(other)
    if nan is not None:
        return nan
    order = self._order(other)
    if not order:
        return self.copy_sign(other)
    result = self._next(context, ROUND_CEILING if order < 0 else ROUND_FLOOR)
    if result._special():
        context._raise(Overflow, Inexact, Rounded)
    elif not result._int or result.adjusted() < context.Emin:
        context._raise(Underflow, Subnormal, Inexact, Rounded, *(() if result._int else (Clamped,)))
    return result
