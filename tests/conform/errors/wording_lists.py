"""Lists and tuples with wrong arguments, and wrong length hints: each says what CPython says."""


def attempt(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as e:
        print(label, "->", type(e).__name__, e)


l = [1, 2, 3]
tp = (1, 2, 3)
for o in (l, tp):
    n = type(o).__name__
    attempt(n + '.index()', lambda: o.index())
    attempt(n + '.index m', lambda: o.index(9))
    attempt(n + '.index b', lambda: o.index(1, 'a'))
    attempt(n + '.index c', lambda: o.index(1, None))
    attempt(n + '.index4', lambda: o.index(1, 2, 3, 4))
    attempt(n + '.count', lambda: o.count())
    attempt(n + '.idx far', lambda: o.index(3, -1))
    attempt(n + '[1.5]', lambda: o[1.5])
    attempt(n + '["a"]', lambda: o['a'])
    attempt(n + '[9]', lambda: o[9])
    attempt(n + '[None:"a"]', lambda: o[None:'a'])
    attempt(n + '[::0]', lambda: o[::0])
    attempt(n + '+', lambda: o + 5)
    attempt(n + '*', lambda: o * 'a')
    attempt(n + '<', lambda: o < 5)
attempt('append', lambda: l.append())
attempt('append2', lambda: l.append(1, 2))
attempt('extend', lambda: l.extend(5))
attempt('insert', lambda: l.insert('a', 1))
attempt('insert2', lambda: l.insert(1))
attempt('pop', lambda: [].pop())
attempt('pop2', lambda: l.pop(9))
attempt('pop3', lambda: l.pop('a'))
attempt('remove', lambda: l.remove(9))
attempt('sort', lambda: l.sort(5))
attempt('sort2', lambda: l.sort(key=5))
attempt('sort3', lambda: ['a', 1].sort())
attempt('sort4', lambda: l.sort(rev=1))
attempt('reverse', lambda: l.reverse(1))
attempt('copy', lambda: l.copy(1))
attempt('clear', lambda: l.clear(1))
attempt('l[9]=', lambda: l.__setitem__(9, 1))
attempt('del l[9]', lambda: l.__delitem__(9))
attempt('l[a]=', lambda: l.__setitem__('a', 1))
attempt('sl', lambda: l.__setitem__(slice(0, 1), 5))
attempt('sl2', lambda: l.__setitem__(slice(0, 3, 2), [1]))

class H:

    def __init__(self, v):
        self.v = v

    def __length_hint__(self):
        return self.v

    def __iter__(self):
        return iter([1])
attempt('hint', lambda: list(H('a')))
attempt('hint2', lambda: list(H(-1)))
attempt('hint3', lambda: list(H(NotImplemented)))
attempt('hint4', lambda: list(H(1.5)))
attempt('hint5', lambda: list(H(None)))
