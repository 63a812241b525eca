class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Countdown(3)), sum(Countdown(4)), tuple(Countdown(2)))
class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
print(list(Old()), 20 in Old(), [x for x in Old()])
class Rev:
    def __reversed__(self): return iter("zyx")
    def __len__(self): return 3
print(list(reversed(Rev())))
a, *b = Countdown(3)
print(a, b)
print(dict([Countdown(2), "ab"]))
n = iter([1, 2, 3].pop, 1)
print(list(n))
it = iter([1, 2])
print(next(it), list(it), list(it), next(it, None))
try:
    iter(5)
except TypeError as e:
    print(e)
try:
    next([])
except TypeError as e:
    print(e)
class Bad:
    def __iter__(self): return 5
try:
    list(Bad())
except TypeError as e:
    print(e)
d = {"a": 1}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
