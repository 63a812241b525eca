"""A weak dict asks for the hash of a key at each look: the reference that it looks with is a new one each time."""
import weakref


class Key:
    def __hash__(self):
        print('asked')
        return 5


key, d = Key(), weakref.WeakKeyDictionary()
d[key] = 1
print(d[key], key in d, d.get(key))
del d[key]
print(len(d))
