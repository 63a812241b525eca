"""What asend(), athrow() and aclose() return, driven by hand: send, throw, close, __next__, once only."""


async def talk():
    try:
        x = yield 1
        print('got', x)
        yield x
    except ValueError as e:
        print('caught', e)
        yield 9
    finally:
        print('finally')


class Pause:
    def __await__(self):
        print('resumed with', (yield 'paused'))
        return 1


async def waits():
    await Pause()
    yield 2
    await Pause()


def step(awaitable, value=None):
    try:
        return 'yielded', awaitable.send(value)
    except StopIteration as e:
        return 'returned', e.value
    except BaseException as e:
        return type(e).__name__, str(e)


def thrown(awaitable, *exc):
    try:
        return 'yielded', awaitable.throw(*exc)
    except BaseException as e:
        return type(e).__name__, str(e)


g = talk()
first = g.asend(None)
print([type(x).__name__ for x in (first, g.__anext__(), g.athrow(ValueError), g.aclose())])
print(repr(first).split(' at ')[0], first.__await__() is first, iter(first) is first)
print(step(first), step(first))
print(step(g.asend(5)))
print(step(g.athrow(ValueError('boo'))))
print(step(g.__anext__()), step(g.__anext__()), step(g.aclose()))

print('--- not started')
g = talk()
print(step(g.asend(3)), step(g.aclose()), step(g.aclose()), step(g.__anext__()))
g = talk()
print(thrown(g.asend(2), KeyError('k')), step(g.__anext__()))
g = talk()
closed = g.asend(1)
print(closed.close(), step(closed), thrown(closed, ValueError('x')), step(g.__anext__()), step(g.aclose()))
closed = g.aclose()
closed.close()
print(step(closed))

print('--- in the middle')
g = waits()
a = g.__anext__()
print(a.send(None), g.ag_running, step(g.__anext__()), step(g.aclose()), step(g.athrow(ValueError)))
print(step(a, 'hi'), g.ag_running)
a = g.__anext__()
print(next(a), thrown(a, KeyError, 'k'), step(a))
g = waits()
a = g.__anext__()
print(next(a))


async def goes_on():
    return await a

print(step(goes_on(), None), step(g.aclose()))
