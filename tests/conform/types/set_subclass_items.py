"""Sets looked up in sets: what cannot be hashed stands for its frozenset; a subclass may have a hash of its own."""


class S(set):
    pass


class Hashed(set):
    def __hash__(self): return 7
    def __repr__(self): return f'Hashed({sorted(self)})'


class Other(set):
    __hash__ = None


inner = frozenset([3])
for make in (set, S, Other, frozenset, Hashed):
    outer = {inner, 1}
    x = make([3])
    try:
        print(make.__name__, x in outer, x in frozenset(outer), outer.discard(x), outer)
        outer.add(x)
        print(outer == {1, inner}, x in outer, outer.remove(x), outer)
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
