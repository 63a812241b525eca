# A subclass whose __init__ does not call asyncio's.
import asyncio


class Bare(asyncio.Future):
    def __init__(self):
        pass


class BareTask(asyncio.Task):
    def __init__(self):
        pass


def show(what, function, *args):
    try:
        print(what, function(*args))
    except Exception as e:
        print(what, repr(e))


NAMES = ('result exception cancel cancelled done get_loop __await__ __iter__ _make_cancelled_error _state _loop _callbacks '
         '_result _exception _source_traceback _cancel_message _asyncio_future_blocking _log_traceback').split()
for name in NAMES:
    def use():
        value = getattr(Bare(), name)
        return value() if callable(value) else value
    show(name, use)
show('set_result', lambda: Bare().set_result(1))
show('set_exception', lambda: Bare().set_exception(ValueError()))
show('add_done_callback', lambda: Bare().add_done_callback(print))
show('remove_done_callback', lambda: Bare().remove_done_callback(print))
show('repr', lambda: repr(Bare()))
for name in '_asyncio_future_blocking', '_log_traceback', '_cancel_message', '_state', '_result', '_callbacks':
    show('set ' + name, setattr, Bare(), name, False)
for function in asyncio.gather, asyncio.shield:
    async def use():
        function(Bare())
    show(function.__name__, asyncio.run, use())


async def wait_for():
    await asyncio.wait_for(Bare(), 1)


show('wait_for', asyncio.run, wait_for())
task = BareTask()
print(task.done(), task.cancelling(), task.get_name(), task._must_cancel, task._fut_waiter)
show('result', task.result)
show('set _must_cancel', setattr, task, '_must_cancel', True)
