# A coroutine that has come to its end refuses what is thrown, too; a generator lets it through.
import types


async def spam():
    return 'spam'


@types.coroutine
def turn():
    yield


async def after_a_turn(awaited):
    await turn()
    return await awaited


def tell(step, *args):
    try:
        print('gave', step(*args))
    except BaseException as e:
        print(type(e).__name__, e)


coro = spam()
tell(coro.send, None)
tell(coro.send, None)
tell(coro.throw, Exception('late'))
tell(coro.close)
wrapper = spam().__await__()
tell(next, wrapper)
tell(next, wrapper)
tell(wrapper.throw, Exception('late'))
tell(wrapper.close)
reader = after_a_turn(coro)
reader.send(None)
tell(reader.send, None)
tell(reader.throw, Exception('later'))
closed = spam()
closed.close()
tell(closed.throw, ValueError('closed'))
ended = (i for i in ())
tell(list, ended)
tell(ended.throw, KeyError('mine'))


async def outer():
    print('inside', me.cr_await)
    await inner()


async def inner():
    print('awaited by', me.cr_await)
    await turn()
    print('again', me.cr_await)


me = outer()
me.send(None)
print('suspended', me.cr_await.__name__, me.cr_await.cr_await.__name__)
tell(me.send, None)
print('ended', me.cr_await)
