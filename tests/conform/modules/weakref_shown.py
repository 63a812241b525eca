# How weak references and finalizers show what they refer to.
import re
import weakref


class Cup:
    pass


def shown(thing):
    return re.sub("0x[0-9a-f]+", "ADDRESS", repr(thing))


cup = Cup()
print(shown(weakref.ref(cup)), shown(weakref.ref(Cup)), shown(weakref.ref(shown)))
last = weakref.finalize(cup, print, "gone", end="!\n")
print(shown(last), last.alive, last.atexit)
last.atexit = 0
print(last.atexit)
ref = weakref.ref(cup)
del cup
print(shown(last), last.alive, last.atexit, shown(ref))
last.atexit = True
print(last.atexit, last.peek(), last.detach(), last())
try:
    weakref.finalize(5, print)
except TypeError as e:
    print(e)
try:
    weakref.finalize(Cup)
except TypeError as e:
    print(e)
other = weakref.finalize(Cup, print, "at the end")
print(other.detach()[1:], other.alive)
weakref.finalize(Cup, print, "at the very end")
