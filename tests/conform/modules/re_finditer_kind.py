# finditer() gives an iterator over a call, which ends for good and complains at once.
import re

found = re.finditer("[a-z]+", "one two")
print(type(found).__name__, iter(found) is found)
print(next(found)[0], next(found).span(), next(found, "end"), list(found))
print([m[0] for m in re.compile("o").finditer("foo boo", 2, 6)])
try:
    re.finditer("a", 5)
except TypeError as e:
    print(e)
