"""Fraction: every operation, exactly."""
from fractions import Fraction
from decimal import Decimal
import math, random
def t(label, f):
    try: r = f()
    except Exception as e: r = f"{type(e).__module__}.{type(e).__name__} {e}"
    print(label, "=", r if isinstance(r, str) else repr(r))
random.seed(5)
F = Fraction
for i in range(60):
    a = F(random.randint(-50, 50), random.randint(1, 30)); b = F(random.randint(-50, 50), random.randint(1, 30)); n = random.randint(-5, 5)
    t(f"F {a} {b}", lambda: (a+b, a-b, a*b, a<b, a==b, hash(a), float(a), int(a), round(a), round(a, 1), abs(a), -a, math.floor(a), math.ceil(a))); t(" F/", lambda: (a/b, a//b, a%b, divmod(a, b))); t(" Fn", lambda: (a+n, n-a, a*n, a**n, n**b, a+0.5, 0.5/a, a**0.5, n/a, n//a, n%a)); t(" Fl", lambda: (a*b*F(355,113)).limit_denominator(50))
for x in ["3/4", " -7/3 ", "1.25", "1e-3", "abc", "1/0", ".5", "-2", "3.", "1_000/3"]:
    t(f"F({x!r})", lambda: (F(x), str(F(x))))
t("F1", lambda: (F(0.1), F(Decimal("1.1")), F(F(1,2), F(3,4)), F(), F(5), F.from_float(0.25), F.from_decimal(Decimal("0.5")))); t("F2", lambda: F(1.5, 2)); t("F3", lambda: F("1", 2)); t("F4", lambda: F(1,0)); t("F5", lambda: F(0)**-1); t("F6", lambda: sum([F(1,3)]*3)); t("F7", lambda: F(1,3) < "a"); t("F8", lambda: f"{F(3,4)} {F(3)!s} {F(1,2)!r:>20}"); t("F9", lambda: {F(1,2): 1}[0.5]); t("F10", lambda: F(3.14159265).limit_denominator(1000)); t("F11", lambda: (F(1,2) == 0.5, F(1,3) == 1/3, F(1,2) < float("inf"), F(1,2)+1j)); t("F12", lambda: F(8)**F(1,3)); t("F13", lambda: sorted([F(1,2), F(1,3), 0.4, 1]))
