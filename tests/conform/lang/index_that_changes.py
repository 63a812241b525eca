# An __index__ that changes the sequence it is an index of.
class Emptying:
    def __init__(self, of, number):
        self.of, self.number = of, number

    def __index__(self):
        del self.of[:]
        return self.number


def put(o, key, value):
    o[key] = value


def drop(o, key):
    del o[key]


for make in list, bytearray:
    for f in (lambda o: o[Emptying(o, 2):8], lambda o: o[Emptying(o, 8):0:-1], lambda o: o[:Emptying(o, 8)], lambda o: o[Emptying(o, 5)],
              lambda o: drop(o, slice(Emptying(o, 2), 8)), lambda o: drop(o, slice(Emptying(o, 2), 8, 2)), lambda o: drop(o, Emptying(o, 5)),
              lambda o: put(o, slice(Emptying(o, 2), 8), b'ab'), lambda o: put(o, slice(Emptying(o, 2), 8, 3), b'ab'),
              lambda o: put(o, Emptying(o, 5), 5), lambda o: o.insert(Emptying(o, 5), 1), lambda o: o.pop(Emptying(o, 5))):
        o = make(range(10))
        try:
            print(f(o), o)
        except Exception as e:
            print(type(e).__name__, e, o)
