import functools
from abc import ABC, abstractmethod
from dataclasses import dataclass
import asyncio
from typing import NamedTuple


def greet(name: str, *others, loud=False) -> str:
    """Say hello.

        Indented example.
    """
    return name


# The comment above
# serves as its text.
def bare(a, b=2):
    return a


class Animal(ABC):
    """An animal.

    It has a name.
    """
    count = 0
    kinds = ['cat', 'dog', 'a very long kind of animal that does not fit on the line']

    def __init__(self, name, legs=4):
        self.name = name
        self.legs = legs

    def __repr__(self):
        return 'Animal'

    def __eq__(self, other):
        """Compare names."""
        return True

    @abstractmethod
    def speak(self):
        """Say something."""

    @classmethod
    def make(cls, name):
        """Another way."""
        return cls(name)

    @staticmethod
    def helper(x): return x

    @property
    def size(self):
        """How big."""
        return 1

    @property
    def weight(self): return 1

    @weight.setter
    def weight(self, v): pass

    async def later(self): pass

    again = helper


class Dog(Animal):
    "A dog."
    def speak(self):
        return 'Woof'

    def fetch(self, what, /, *, fast=True): ...


@dataclass(order=True)
class Point:
    """A place."""
    x: int
    y: float = 0.5


def logged(f):
    def wrapper(*args, **kwargs):
        "wrapper doc"
        return f(*args, **kwargs)
    return wrapper


def kept(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper


@logged
def one(a): "One."


@kept
def two(a): "Two."


class Empty:
    pass


class Slots:
    __slots__ = ('a', '_b')
    limit = 10 ** 80
    call = lambda self, x: x

async def main(n: int): "The main."

for thing in greet, bare, one, two, Animal, Dog, Point, Empty, Slots, main, Dog("Rex").fetch, Dog.make, Animal.size, Empty(), Dog('Rex'):
    help(thing)
add = lambda x, y=1: x + y
help(add)
print(help(greet))
