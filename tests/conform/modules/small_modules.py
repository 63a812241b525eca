"""shlex, numbers, getpass and other small ones."""
import numbers
import shlex
from decimal import Decimal
from fractions import Fraction

for text in ("a b  c", "one 'two three' \"four \\\" five\"", "back\\ slash", "a#b # no", "''", "x='1 2'y", ""):
    print(shlex.split(text), shlex.split(text, comments=True))
for words in (["a", "b c"], ["it's"], [""], ["$HOME", "x=1", "a/b.c"]):
    print(shlex.join(words), [shlex.quote(w) for w in words])
for bad in ("'open", '"open', "end\\"):
    try:
        shlex.split(bad)
    except ValueError as e:
        print(e)
for value in (1, True, 1.5, 1j, Fraction(1, 2), Decimal("1.5"), "1"):
    print(value, [n for n in ("Number", "Complex", "Real", "Rational", "Integral") if isinstance(value, getattr(numbers, n))])
print("%d %i" % (Fraction(7, 2), Decimal("2.9")))
