# weakref.WeakMethod and KeyedRef are references themselves.
import weakref


class Owner:
    def method(self):
        return "called"


owner = Owner()
dead = []
first = weakref.WeakMethod(owner.method, dead.append)
second = weakref.WeakMethod(owner.method)
print(isinstance(first, weakref.ref), issubclass(weakref.WeakMethod, weakref.ReferenceType))
print(first()(), first() == owner.method, first == second, first != second, len({first, second}))
print(first == weakref.ref(owner), first == 1)
keyed = weakref.KeyedRef(owner, None, "key")
print(keyed.key, keyed() is owner, isinstance(keyed, weakref.ref))
for what in (len, Owner, 1):
    try:
        weakref.WeakMethod(what)
    except TypeError as e:
        print(e)
del owner
print(first(), second(), keyed(), dead == [first], first == second, second == second)

callbacks = {Owner(): None}
refs = [weakref.WeakMethod(o.method) for o in callbacks]
print([r()() if isinstance(r, weakref.ref) else r() for r in refs])
