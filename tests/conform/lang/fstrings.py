name, n, pi = "Ada", 42, 3.14159
print(f"{name} is {n}, {pi:.2f}")
print(f"{name!r:>8}|{name:<6}|{name:^7}|{name:*^9}")
print(f"{n:5d}|{n:<5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:o}|{n:e}")
print(f"{1234567:,} {1234567.891:,.1f} {1234567:_}")
print(f"{0.256:.1%} {pi:8.3f}|{pi:<8.3f}|{pi:+.0f}")
print(f"{n=} {name = } {n + 1=:>6} {name=!s}")
w, p = 10, 3
print(f"{pi:{w}.{p}f}|{'x':{'>'}{w}}")
print(f"{{literal}} {'nested ' + f'{n}'}")
print(f"{[x for x in range(3)]} { {'k': 1}['k'] }")
print(f"{'a' 'b'}" "c" f"{n}")
print(f'''multi
{name}''')
print(f"{lambda_ if (lambda_ := 5) else 0} {(lambda x: x * 2)(4)}")
print(rf"\n{n}", f"\x41\u00e9{n}\t|")
print(f"{None} {True!r:>6} {1e10} {10**20} {float('inf')}")
print(f"{name[0]}{name[-1]} {name.upper()} {len(name):03d}")
print(f"{'é':>3}|{'日本':4}|{n!s:>4}|{name!a}")
