"""decimal: exponents beyond all bounds: the constructor refuses them, a context overflows or underflows."""
from decimal import Context, Decimal, InvalidOperation, Overflow

BIG, SMALL = 999999999999999999, -1999999999999999997
for text in (f'1e{BIG}', f'1e{BIG + 1}', f'10e{BIG}', f'1e{SMALL}', f'1e{SMALL - 1}', f'12e{SMALL - 1}', '0e9999999999999999999',
             '0e-9999999999999999999', '-0e99999999999999999999', '1e9999999999999999999', '1e-9999999999999999999', '1e'):
    for make in Decimal, Context(prec=5).create_decimal:
        try:
            print(text, repr(make(text)))
        except (InvalidOperation, Overflow) as e:
            print(text, type(e).__name__, e)
for exponent in 10 ** 18, 10 ** 19, -10 ** 19:
    try:
        print(Decimal((0, (1,), exponent)))
    except (InvalidOperation, OverflowError) as e:
        print(type(e).__name__, e)
