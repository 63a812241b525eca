# A weak reference calls back in the statement that drops the last reference, whatever statement that is.
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Thing({self.name})'


def tell(name):
    return lambda r: print(name, 'gone', r())


a = Thing('a')
plain, called = weakref.ref(a), weakref.ref(a, tell('a'))
print(plain() is a, plain is weakref.ref(a), plain == called, weakref.getweakrefcount(a), weakref.getweakrefs(a)[1] is called)
del a
print(plain(), called())


def local():
    b = Thing('b')
    r = weakref.ref(b, tell('b'))
    print('in local')
    return r


r = local()
print(r())
c = Thing('c')
last = weakref.finalize(c, print, 'finalized', end='!\n')
print(last.alive)
c = None
print(last.alive, last())
d = Thing('d')
stand_in = weakref.proxy(d, lambda p: print('proxy of nothing'))
print(stand_in.name)
d = Thing('other')
try:
    stand_in.name
except ReferenceError as e:
    print(e)
row = [Thing('popped'), Thing('cleared')]
watchers = [weakref.ref(x, tell(x.name)) for x in row]
row.pop(0)
row.clear()
table = {'k': Thing('replaced')}
r = weakref.ref(table['k'], tell('replaced'))
table['k'] = None
print('after')


class Parent:
    def __init__(self):
        self.child = Thing('child')


parent = Parent()
r = weakref.ref(parent.child, tell('child'))
del parent
for i in range(2):
    turn = Thing(i)
    r2 = weakref.ref(turn, tell(i))
del turn
cache, names, tags = weakref.WeakValueDictionary(), weakref.WeakSet(), weakref.WeakKeyDictionary()
e = Thing('e')
cache['k'] = e
names.add(e)
tags[e] = 'tag'
print(len(cache), len(names), len(tags), 'k' in cache)
del e
print(len(cache), len(names), len(tags), 'k' in cache)


def failing(r):
    raise ValueError('in the callback')


f = Thing('f')
r = weakref.ref(f, failing)
del f
print('goes on', weakref.ref(Thing('at once'))())
kept, also = Thing('kept'), Thing('also')
weakref.finalize(kept, print, 'at the end, second')
weakref.finalize(also, print, 'at the end, first')
never = weakref.finalize(also, print, 'never')
never.atexit = False
