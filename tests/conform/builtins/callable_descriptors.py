class Slotted:
    __slots__ = ('place',)


class Plain:
    @property
    def whole(self):
        return 1

    @classmethod
    def made(cls):
        return cls()

    @staticmethod
    def apart():
        return 2


for what in (Plain.__dict__['__dict__'], Plain.__dict__['__weakref__'], Slotted.place, Plain.whole, Plain.made,
             Plain.__dict__['made'], Plain.__dict__['apart'], Plain.apart, object.__init__, str.upper, 'x'.upper,
             type.__dict__['__mro__'], int.real, len, Plain, Plain()):
    print(type(what).__name__, callable(what))
