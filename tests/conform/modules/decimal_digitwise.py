"""decimal: operations on digits, orders of how a number is written, and rounding that the context does not choose."""
from decimal import (Context, Decimal, DivisionByZero, InvalidOperation, Overflow, ROUND_CEILING, ROUND_FLOOR, ROUND_UP,
                     getcontext, localcontext)


def show(function, *args):
    context = getcontext()
    context.clear_flags()
    try:
        result = repr(function(*args))
    except InvalidOperation as e:
        result = type(e).__name__
    print(result, sorted(flag.__name__ for flag, on in context.flags.items() if on))


NUMBERS = [Decimal(n) for n in ('0', '-0', '101', '1100110', '12', '-1', '1.0', '1.00', 'Infinity', 'NaN3', 'sNaN')]
with localcontext(Context(prec=5, traps=[DivisionByZero, Overflow])):
    for a in NUMBERS:
        print(a)
        show(a.logical_invert)
        for b in NUMBERS[2:5] + NUMBERS[-3:]:
            for name in ('logical_and', 'logical_or', 'logical_xor', 'compare_signal', 'compare_total_mag', 'next_toward'):
                show(getattr(a, name), b)
    for n in (0, 2, -2, 5, -5, 6):
        show(Decimal('123.4567').rotate, n)
        show(Decimal('-1234567').shift, n)
    show(Decimal('1E-6176').next_toward, 0)
    show(Decimal(1).rotate, Decimal('1.5'))
for rounding in ROUND_UP, ROUND_FLOOR, ROUND_CEILING:
    with localcontext(Context(prec=4, rounding=rounding)) as context:
        print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal('1E-20').exp(), context.rounding, Decimal(1) / 3)
context = Context(prec=3)
print(context.create_decimal('-0'), context.create_decimal('1.2345'), context.create_decimal_from_float(-0.0))
print(context.radix(), context.power(2, 10, 7), context.copy_decimal(Decimal('1.2345')), context.is_snan(Decimal('sNaN')))
for text in ' 1', '1_0':
    try:
        print(context.create_decimal(text))
    except InvalidOperation as e:
        print(e)
