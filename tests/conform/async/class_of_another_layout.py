"""An object takes only a class of its own layout, in C as well."""
import asyncio
import collections


class Deadline(asyncio.Timeout):
    pass


class Line(collections.deque):
    pass


class Named(asyncio.Future):
    pass


class Job(asyncio.Task):
    pass


class Other(asyncio.Future):
    pass


class Door(asyncio.Lock):
    pass


class Gate(asyncio.Event):
    pass


def turn(o, cls):
    try:
        o.__class__ = cls
        print("now", type(o).__name__)
    except TypeError as e:
        print(e)


async def main():
    turn(Deadline(None), Line)
    turn(Line([1, 2]), Deadline)
    turn(Named(), Job)
    turn(Named(), Other)
    turn(Door(), Gate)


asyncio.run(main())
