import sys
import weakref


class Thing:
    pass


def long_work():
    for _ in range(700):
        bytes(1 << 20)


this = sys.modules.pop(__name__)  # it is not where others look
thing = Thing()
reference = weakref.ref(thing, lambda reference: print("gone"))
del thing
print("dropped")
long_work()
sys.modules[__name__] = this
del this
print(__name__, "is made")
