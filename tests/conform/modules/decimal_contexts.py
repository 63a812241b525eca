"""Decimal: formats, contexts, roundings, errors, random operands."""
from decimal import *
import decimal, math, asyncio, random, copy
from fractions import Fraction
def t(label, f):
    try: r = f()
    except Exception as e: r = f"{type(e).__module__}.{type(e).__name__} {e}"
    print(label, "=", r if isinstance(r, str) else repr(r))
print(getcontext()); print(BasicContext); print(ExtendedContext); print(DefaultContext)
for spec in ["", "f", ".2f", "10.3f", "<10", ">12.1f", "^15.4f", "+.2f", " .2f", ",", ",.2f", "015,.2f", "e", ".3e", "E", "g", ".3g", "G", "%", ".1%", "n", "*^20", "010", "=+10", ".0f", "z.1f", "x<8", ".10", "020,", "08.1f"]:
    for v in ["0","-0","1234567.891","-0.05","1E+6","1e-10","123","0E+3","inf","-nan","99.995", "1E+20","0.00"]:
        t(f"format {v} {spec}", lambda: format(Decimal(v), spec))
for r in ["ROUND_UP","ROUND_DOWN","ROUND_CEILING","ROUND_FLOOR","ROUND_HALF_UP","ROUND_HALF_DOWN","ROUND_HALF_EVEN","ROUND_05UP"]:
    for v in ["1.25","1.35","-1.25","2.5","-2.5","0.5","1.01","1.06","-1.051"]:
        t(f"{r} {v}", lambda: (Decimal(v).quantize(Decimal("0.1"), rounding=r), Decimal(v).quantize(Decimal("1"), r), Decimal(v).to_integral_value(r)))
        with localcontext() as c:
            c.rounding = r; c.prec = 2
            t(f"ctx {r} {v}", lambda: (+Decimal(v), Decimal(v)*3, Decimal(v)/7, Decimal(v)-Decimal("1e-9")))
for p in [1, 3, 7, 50]:
    with localcontext(prec=p) as c:
        for f in [lambda: Decimal(1)/3, lambda: Decimal(2).sqrt(), lambda: Decimal("0.7").exp(), lambda: Decimal(10).ln(), lambda: Decimal("3.7")**Decimal("2.2"), lambda: Decimal(2)**100, lambda: Decimal(7).log10(), lambda: Decimal(4)**Decimal("0.5"), lambda: Decimal("1.0001").ln(), lambda: Decimal("99999.5")+Decimal("1e-30"), lambda: Decimal(3)**-2]:
            t(f"prec {p}", f)
        t("flags", lambda: repr(c))
for a, b in [("1.1", "2.2"), ("0.1", "0.2"), ("1e30", "1"), ("1e30","-1"), ("1e-30","1"), ("-1","1e-40"), ("5e28","0"), ("5","0E-40"), ("0","5e-3"),("12345678901234567890123456789","1")]:
    t(f"{a}+{b}", lambda: (Decimal(a)+Decimal(b), Decimal(a)-Decimal(b), Decimal(b)-Decimal(a)))
t("float", lambda: Decimal(0.1)); t("int", lambda: Decimal(10**40)); t("tuple", lambda: Decimal((1,(1,2,3),-2)))
t("bad", lambda: Decimal("abc")); t("bad2", lambda: Decimal("1.2.3")); t("bad3", lambda: Decimal([])); t("bad4", lambda: Decimal(None)); t("us", lambda: Decimal(" 1_000.5 "))
t("mix", lambda: Decimal("1.5") + 1.0); t("mix2", lambda: Decimal("1.5") * 2); t("mix3", lambda: 2 / Decimal("3")); t("mix4", lambda: Decimal(1) + "1"); t("mix5", lambda: Decimal(1) < "1")
t("cmp", lambda: (Decimal("1.5") == 1.5, Decimal("0.1") == 0.1, Decimal("1.5") > 1.2, 1 < Decimal("1.5"), Decimal("1.0") == 1, Decimal("NaN") == Decimal("NaN"), Decimal("0.5") == Fraction(1,2), Fraction(1,3) < Decimal("0.4")))
t("nan<", lambda: Decimal("nan") < 1); t("hash", lambda: hash(Decimal("1.5")) == hash(1.5) == hash(Fraction(3,2))); t("set", lambda: len({Decimal("1.0"), 1, 1.0, Decimal("1")}))
t("sum", lambda: sum([Decimal("0.1")]*10)); t("max", lambda: max(map(Decimal, ["1.5","2.50","0.3"]))); t("sorted", lambda: sorted(map(Decimal, ["1.5","-2.50","0.3","0"])))
t("div0", lambda: Decimal(1)/0); t("0/0", lambda: Decimal(0)/0); t("mod0", lambda: Decimal(1)%0); t("infinf", lambda: Decimal("inf")-Decimal("inf")); t("sqrt-", lambda: Decimal(-1).sqrt()); t("over", lambda: Decimal("1e999999")*10); t("under", lambda: Decimal("1e-999999")/Decimal("1e30"))
t("quant", lambda: Decimal("1e30").quantize(Decimal("0.01"))); t("round", lambda: (round(Decimal("2.675"), 2), round(Decimal("2.5")), round(Decimal("3.5")), round(Decimal("1234.5"), -2)))
t("divmod", lambda: (divmod(Decimal("-7"), 2), Decimal(-7)//2, Decimal(-7)%2, divmod(7, Decimal("-2.5"))))
t("pow3", lambda: pow(Decimal(3), 4, 5)); t("fma", lambda: Decimal("1.1").fma(2, 3)); t("abs", lambda: abs(Decimal("-3.20"))); t("bool", lambda: [bool(Decimal(x)) for x in ("0","0.0","1","nan")])
t("copy", lambda: (copy.copy(Decimal("1.2")), copy.deepcopy([Decimal("1.2")]))); t("int", lambda: (int(Decimal("-3.99")), math.trunc(Decimal("3.9")), math.floor(Decimal("-3.1")), math.ceil(Decimal("3.1")), float(Decimal("1e-5"))))
t("complex", lambda: complex(Decimal("1.5"))); t("fstr", lambda: f"{Decimal('3.14159'):.3f} {Decimal('1e3')!r} {Decimal('12345.678'):>15,.1f}"); t("%", lambda: "%s %.2f %d" % (Decimal("1.10"), Decimal("2.345"), Decimal("7.9")))
c = Context(prec=5, rounding=ROUND_DOWN); t("c", lambda: (c.divide(Decimal(2), 3), c.create_decimal("3.14159265"), c.sqrt(2), c.add(1, 2), c.power(2, 10), c.quantize(Decimal("1.239"), Decimal("0.01")), c))
t("ctxerr", lambda: Context(prec=0)); t("ctxerr2", lambda: Context(rounding="x")); t("ratio", lambda: Decimal("-0.125").as_integer_ratio())
class Money(Decimal):
    def __repr__(self): return f"Money({self})"
t("sub", lambda: (Money("1.50"), Money("1.5") + 1, type(Money("1") * 2).__name__))
async def task(p):
    with localcontext() as c:
        c.prec = p
        await asyncio.sleep(0.01)
        return Decimal(1) / 7
async def main():
    print(await asyncio.gather(task(3), task(6), task(9)))
asyncio.run(main())
random.seed(3)
for i in range(40):
    a = Decimal(random.randint(-10**random.randint(1,30), 10**random.randint(1,30))).scaleb(random.randint(-30, 10)); b = Decimal(random.randint(-10**random.randint(1,20), 10**random.randint(1,20))).scaleb(random.randint(-20, 5))
    t(f"rnd {a} {b}", lambda: (a+b, a-b, a*b, a/b)); t("  mod", lambda: (a//b, a%b)); t("  fn", lambda: (abs(a).sqrt(), (abs(b) if b else Decimal(1)).ln(), (abs(b)+1).log10(), (a % 50).exp() if a.adjusted() < 20 else 0))
    e = Decimal(random.randint(-500, 500)) / 100; t("  pow", lambda: (abs(a)**e, b**3, b**-2))
