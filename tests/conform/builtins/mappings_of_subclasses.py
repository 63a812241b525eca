# A dict subclass that iterates in its own way is read through keys() and []; keys() must be iterable.
class Shown(dict):
    def keys(self):
        return ["k"]

    def __iter__(self):
        return iter(["i"])

    def __getitem__(self, key):
        return key + "?"


def take(**names):
    return names


s = Shown(a=1)
print(dict(s), {**s}, take(**s), s.get("a"))


class Bad:
    def keys(self):
        return 5

    def __getitem__(self, key):
        return 1


for use in (lambda: dict(Bad()), lambda: {**Bad()}, lambda: take(**Bad()), lambda: {}.pop([]), lambda: {1: 2}.pop([])):
    try:
        print(use())
    except (TypeError, KeyError) as e:
        print(repr(e))
view = {"a": 1}.keys()
print(view.mapping, type(view.mapping).__name__)
try:
    view.mapping["b"] = 2
except TypeError as e:
    print(e)
for value in ("a", 5.5, 30):
    try:
        range(10).index(value)
    except ValueError as e:
        print(e)
