# Builtin iterators can be copied and pickled: the copy goes on from the same place.
import copy
import operator
import pickle

kinds = [lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter('abc'), lambda: iter('aéc'), lambda: iter(b'abc'),
         lambda: iter(bytearray(b'abc')), lambda: iter(range(3)), lambda: iter(range(2**70, 2**70 + 9, 4)),
         lambda: iter({1: 2, 3: 4}), lambda: iter({1: 2, 3: 4}.items()), lambda: iter({1: 2, 3: 4}.values()),
         lambda: iter({7, 8}), lambda: reversed([1, 2, 3]), lambda: reversed((1, 2)), lambda: reversed({1: 2, 3: 4}),
         lambda: reversed('abc'), lambda: enumerate('ab', 5), lambda: zip('ab', [1, 2]),
         lambda: zip('ab', [1, 2], strict=True), lambda: map(str, [1, 2]), lambda: filter(None, [0, 1, 2]), lambda: reversed([])]
for make in kinds:
    it = make()
    next(it, None)
    copies = [copy.copy(it), pickle.loads(pickle.dumps(it)), copy.deepcopy(it)]
    print([type(c) is type(it) for c in copies], operator.length_hint(it, -1))
    print([list(c) for c in copies], list(it), list(copy.copy(it)), operator.length_hint(it, -1))
print(iter([1, 2, 3]).__reduce__(), reversed([1]).__reduce__(), iter('ab').__reduce__(), iter({}).__reduce__())
print(zip([1], strict=True).__reduce__()[2], iter(int, 1).__reduce__())
it = iter([1, 2, 3])
it.__setstate__(2)
print(list(it))
it = iter((1, 2))
it.__setstate__(-5)
print(list(it))


class Kept(map):
    pass


print(Kept(str, [1]).__reduce__()[0], type(copy.copy(Kept(str, [1]))).__name__)


def nested():
    global calls
    calls += 1
    if calls == 2:
        list(once)
        return 'lost'
    return calls


calls = 0
once = iter(nested, 5)
print(next(once), list(once), calls)
