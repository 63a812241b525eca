"""Classes that no class statement makes: each belongs to the module whose code makes it."""
import collections
import dataclasses
import enum
import types

Called = type('Called', (), {'x': 1})
globals()['Put'] = type('Put', (Called,), {})
New, Data, Kinds, Point = types.new_class('New'), dataclasses.make_dataclass('Data', ['x']), enum.Enum('Kinds', 'A B'), collections.namedtuple('Point', 'x y')


class Meta(type):
    def __new__(mcls, name, bases=(), namespace=None):
        return super().__new__(mcls, name, bases, namespace or {})


ByMeta = Meta('ByMeta')


def make(name):
    return type(name, (), {})
