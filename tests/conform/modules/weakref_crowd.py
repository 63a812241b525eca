# Thousands of references whose objects die at once: each callback is called, once; two of one object, the youngest first.
import gc
import weakref


class Thing:
    pass


called = []
things = [Thing() for _ in range(20_000)]
references = [weakref.ref(thing, called.append) for thing in things]
second = weakref.ref(things[-1], called.append)
del things
gc.collect()
print(len(called), len({id(reference) for reference in called}))
print(called.index(second) < called.index(references[-1]), {reference() for reference in references})
