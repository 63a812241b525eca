print(float("1.5"), float(" 2 "), float("1e3"), float("-inf"), float("nan"), float(3), float(), float("1_0.5"), float(True))
for v in ("", "abc", "1,5", None, []):
    try:
        print(float(v))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1.5), round(0.5), round(1e20), round(2.0))
print(round(3.14159, 3), round(5), round(5, 1), round(1.0, 0), type(round(1.5)).__name__, round(-0.4))
print(abs(-3), abs(-2.5), abs(True), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(2.0, 3))
print((2.5).is_integer(), (4.0).is_integer(), (0.5).as_integer_ratio(), float.fromhex("0x1p-2"), (1.5).hex())
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: 2.0 ** 10000, lambda: pow(2, 3, 0), lambda: round("a"), lambda: abs("a")):
    try:
        print(f())
    except (ArithmeticError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
nan = float("nan")
print(nan == nan, nan in [nan], float("inf") > 10**400, -0.0 == 0.0, 1e400, -1e400)
