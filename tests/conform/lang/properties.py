class Temp:
    def __init__(self, c):
        self._c = c
    @property
    def c(self):
        "degrees"
        return self._c
    @c.setter
    def c(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value
    @c.deleter
    def c(self):
        print("deleted")
    @property
    def f(self):
        return self._c * 9 / 5 + 32
    @staticmethod
    def parse(s):
        return float(s)
    @classmethod
    def of(cls, s):
        return cls(cls.parse(s))
t = Temp.of("20.5")
print(t.c, t.f)
t.c = 100
print(t.f)
try:
    t.c = -300
except ValueError as e:
    print(e)
try:
    t.f = 1
except AttributeError as e:
    print(e)
del t.c
print(Temp.c.__doc__, t.parse("3"))
try:
    del t.f
except AttributeError as e:
    print(e)
