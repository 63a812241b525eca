def f(a: int, b: "str" = "x", *c: float, d: list[int] | None = None) -> dict[str, int]:
    return {"a": a}
print(f(1))
x: int = 5
y: "not evaluated"
class P:
    name: str
    age: int = 3
print(x, P.age, hasattr(P, "name"))
try:
    y
except NameError as e:
    print(e)
def g():
    z: int = 1
    w: undefined_name
    return z
print(g())
(q): int = 7
print(q)
