vals = [0, 1, -1, 2, -2, 3, 7, -7, 2**31, 2**49, 2**50 - 1, 2**50, 2**50 + 1, -2**50, -2**50 - 1, 2**61 - 2, 2**61 - 1, 2**61, -(2**61 - 1),
        -2**61, 2**62, -2**62, 2**62 - 1, 2**63 - 1, 2**63, 2**63 + 1, -2**63, -2**63 - 1, -2**63 + 1, 2**64, -2**64, 2**64 - 1, 3**45, -3**45, 10**30]
def mix(h, v):
    return (h * 6364136223846793005 + hash(v) + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
h = 0
for a in vals:
    print(a, hash(a), a.bit_length(), hex(a), bin(a)[-5:], float(a), -a, ~a, abs(a), bool(a), f'{a:,}', a == float(a), a < float(a), a.to_bytes(16, 'big', signed=True))
    for b in vals:
        for v in (a + b, a - b, a * b, a & b, a | b, a ^ b):
            h = mix(h, v)
        h = mix(h, (a < b, a <= b, a == b, a != b, a > b, a >= b).index(True) if a != b else 9)
        if b:
            q, r = divmod(a, b)
            if (q, r) != (a // b, a % b) or q * b + r != a:
                print('bad', a, b)
            h = mix(mix(h, q), r)
            h = mix(h, hash(a / b))
        h = mix(h, b in {a: 1})
    for n in (0, 1, 5, 12, 13, 14, 30, 49, 50, 61, 62, 63, 64, 100):
        h = mix(mix(h, a << n), a >> n)
    for n in (0, 1, 2, 3):
        h = mix(h, a ** n)
        h = mix(h, pow(a, n, 2**63 - 25))
    h = mix(h, int(str(a)))
print(h, len({v for v in vals} | {float(2**53)}), sorted(vals) == sorted(vals, key=lambda v: (v > 0, v)))
print(range(2**62, 2**62 + 10, 3)[2], list(range(2**63 - 2, 2**63 + 2)), sum(vals), max(vals), min(vals), round(2**62 + 5, -1))
print([1, 2, 3][2**62 - 2**62], (2**62).__index__(), int('9223372036854775807'), int('-9223372036854775808'), int('9223372036854775808'))
x = 2**62
x += 2**62
print(x, x - 1, -x, -x - 1, (-x) // -1, (-x) % -1, divmod(-x, -1), -x // 3, -x >> 1, -x << 1, x // -7, x % -7)
try:
    1 << 2**63 - 1
except (MemoryError, OverflowError) as e:
    print(type(e).__name__)
print(isinstance(2**55, int), type(True + 2**55), '%d %x %o' % (2**55, 2**55, -2**55), 2**55 * 0.5, 0.5 - 2**62, 2**62 / 2**61, 1 / 2**62)
