class A:
    k = 1
    def __init__(self):
        self.x = 1
    def m(self): pass
print([n for n in dir(A()) if not n.startswith("_")], vars(A()))
print([n for n in ("print", "len", "range") if n in dir(__builtins__)])
print(max(map(len, ["a", "bbb"])), sum(len(w) for w in "a bb ccc".split()))
print(any(c.isdigit() for c in "ab1"), "".join(sorted("cab")), list(map(int, "1 2 3".split())))
a, b = divmod(125, 60)
print(f"{a}:{b:02}")
print(next((x for x in range(10) if x * x > 20), None))
print(all(isinstance(x, int) for x in [1, 2]), [*map(abs, (-1, 2))])
print(iter([]).__length_hint__(), [].__len__(), (5).__class__.__name__, "a".__eq__("a"), (1).__lt__(2))
print(bool([]) == False, not [], not not "a", (lambda: 5)() if callable(len) else 0)
