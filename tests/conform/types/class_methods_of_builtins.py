"""dict.fromkeys and its like as they lie in the class; what binds them, and to what."""
fromkeys = dict.__dict__["fromkeys"]
print(type(fromkeys), fromkeys, fromkeys.__objclass__, fromkeys.__name__, fromkeys.__qualname__)


class Own(dict):
    pass


print(fromkeys.__get__(None, dict)([1]), fromkeys.__get__({})("a"), type(fromkeys.__get__(None, Own)([1])))
print(fromkeys(dict, "ab"), type(fromkeys(Own, "ab")), type(Own().fromkeys("x")))
for args in ((None, int), (None,), (None, None), (1, 2), ({}, 2)):
    try:
        fromkeys.__get__(*args)
    except TypeError as e:
        print(e)
for args in (([1],), (int, [1]), (3,), (), ({}, [1])):
    try:
        fromkeys(*args)
    except TypeError as e:
        print(e)
print(type(int.__dict__["from_bytes"]), type(float.__dict__["fromhex"]), type(bytes.__dict__["fromhex"]))
add = [].__add__
print(add.__objclass__, add.__name__, add.__self__, hasattr([].append, "__objclass__"), list.append.__objclass__)
