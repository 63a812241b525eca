"""list[int] answers for its class: all but a few names are the class's own, unbound methods included."""
from collections import defaultdict, deque

ints = list[int]
numbers = ints()
ints.append(numbers, 3)
print(numbers, ints.__getitem__(numbers, 0), ints.__len__(numbers), ints.__name__, ints.__repr__(numbers))
print(ints.__eq__(numbers, [3]), ints.__hash__, ints.__init__ is list.__init__, ints.__class__)
print(ints.__origin__, ints.__args__, ints.__parameters__, ints.__unpacked__)
print(dict[str, int].fromkeys("ab"), deque[int]([1, 2]), defaultdict[str, int](int))
print(enumerate[str], enumerate[str](["a"]).__next__(), type[int](0))
print([name for name in dir(ints) if name not in dir(list)])
print("append" in dir(ints), ints == list[int], hash(ints) == hash(list[int]), repr(ints))


class Box:
    size = 3

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def show(self):
        return f"box of {self.size}"


print(Box[int].size, Box[int].show(Box()), Box[int]().show(), Box[int].__module__, Box[int].__doc__)
for wrong in ("missing", "__missing__"):
    try:
        getattr(Box[int], wrong)
    except AttributeError as error:
        print(error)
