# Coroutines that nobody awaited and that die together say so in the order in which a list or tuple lets go of them:
# the last one first.
import asyncio


async def a(): pass
async def b(): pass
async def c(): pass


class Job:
    def __init__(self, *coros):
        self.coros = coros


def later(coros, one):
    raise ValueError("not today")


x = [a(), b(), c()]
del x
x = {1: a(), 2: b()}
x = None
x = [Job(a()), Job(b(), c())]
del x
len([a(), b()])
try:
    later([a(), b()], c())
except ValueError as e:
    print(e)


async def main():
    x = [a(), b()]
    y = (b(), c())
    await asyncio.sleep(1)


asyncio.run(main())


async def main():
    await asyncio.gather(None, a(), b(), c())


asyncio.run(main())
