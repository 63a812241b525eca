"""A coroutine driven by hand: send, throw and close, its states, and what it says when it is used again."""
import asyncio
import inspect


class Pause:
    def __await__(self):
        got = yield "paused"
        print("sent", got)
        return got


async def work():
    try:
        first = await Pause()
        second = await Pause()
        return first, second
    except KeyError as e:
        print("caught", e)
        await Pause()
        return "after an error"
    finally:
        print("finally")


def state(coro):
    return inspect.getcoroutinestate(coro)


coro = work()
print(state(coro), coro.cr_await, coro.send(None), state(coro), type(coro.cr_await).__name__)
print(coro.send(1))
try:
    coro.send(2)
except StopIteration as stop:
    print(stop.value, state(coro))
try:
    coro.send(None)
except RuntimeError as e:
    print(e)
coro = work()
coro.send(None)
print(coro.throw(KeyError("thrown")))
print(coro.close(), state(coro), coro.close())
coro = work()
try:
    coro.throw(ValueError("before the start"))
except ValueError as e:
    print(e, state(coro))
coro = work()
try:
    coro.send("too early")
except TypeError as e:
    print(e)
coro.close()
for wrong in 5, [], (x for x in ()):
    async def waits():
        await wrong
    try:
        waits().send(None)
    except TypeError as e:
        print(e)


async def yields_nonsense():
    await Pause()

try:
    asyncio.run(yields_nonsense())
except RuntimeError as e:
    print(str(e).split(" got ")[0][:14], str(e).split(" got ")[1])
