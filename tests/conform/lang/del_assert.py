x = 1
del x
try:
    x
except NameError as e:
    print(e)
d = {"a": 1, "b": 2}
del d["a"]
l = [1, 2, 3]
del l[0], l[-1]
print(d, l)
a, b = 1, 2
del (a, b)
class C:
    attr = 1
del C.attr
print(hasattr(C, "attr"))
try:
    assert 1 == 2
except AssertionError as e:
    print(repr(e))
try:
    assert l == [], f"left: {l}"
except AssertionError as e:
    print(e)
assert True, 1 / 0
try:
    del d["zz"]
except KeyError as e:
    print(repr(e))
try:
    del l[5]
except IndexError as e:
    print(e)
try:
    del undefined
except NameError as e:
    print(e)
