# How long an int may be as text, and what sets it.
import sys


def show(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


print(sys.get_int_max_str_digits())
huge = 10 ** 4300
show(lambda: str(huge))
sys.set_int_max_str_digits(maxdigits=640)
for make in (lambda: f"{10 ** 640}"[:3], lambda: "%d" % 10 ** 640, lambda: int("9" * 641), lambda: len(str(10 ** 639)),
             lambda: len(hex(huge)), lambda: sys.set_int_max_str_digits(639), lambda: sys.set_int_max_str_digits(-1),
             lambda: sys.set_int_max_str_digits("a"), lambda: sys.set_int_max_str_digits(1 << 40)):
    show(make)
sys.set_int_max_str_digits(0)
text = str(7 ** 20000)
print(len(text), text[:5], text[-5:], int(text) == 7 ** 20000, len(repr(huge)))
for make in (lambda: (1).__round__(None), lambda: round(1, None), lambda: float.fromhex("1\0"),
             lambda: (1).to_bytes(1 << 70, "big")):
    show(make)
