"""asyncio.TaskGroup: at its edges."""
import asyncio


async def job(delay, name, error=None, at_cancel=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError as exc:
        print(name, 'cancelled', exc.args)
        if at_cancel:
            raise at_cancel
        raise
    print(name, 'ends', asyncio.get_running_loop().time())
    if error:
        raise error
    return name


def show(exc, depth=0):
    print('  ' * depth + repr(exc).split('(')[0], exc.args[:1], 'cause', repr(exc.__cause__), 'context',
          repr(exc.__context__), exc.__suppress_context__)
    for one in getattr(exc, 'exceptions', ()):
        show(one, depth + 1)


async def outcome(coro):
    task = asyncio.current_task()
    try:
        print('result', await coro)
    except BaseException as exc:
        show(exc)
    print('cancelling', task.cancelling())


async def children_fail():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job(1, 'a', ValueError('a')))
        tg.create_task(job(1, 'b', KeyError('b')))
        tg.create_task(job(2, 'c', at_cancel=OSError('c')))
        tg.create_task(job(3, 'd'))
        await asyncio.sleep(9)
        print('never')


async def body_fails():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job(1, 'a'))
        tg.create_task(job(2, 'b', at_cancel=KeyError('b')))
        await asyncio.sleep(0)
        raise RuntimeError('body')


async def both_fail():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job(1, 'a', ValueError('a')))
        try:
            await asyncio.sleep(9)
        finally:
            raise KeyError('finally')


async def body_raises_group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job(1, 'a'))
        raise ExceptionGroup('mine', [ValueError(1)])


async def child_swallows():
    async with asyncio.TaskGroup() as tg:
        async def stubborn():
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                await asyncio.sleep(1)
                print('stubborn ends')
        tg.create_task(stubborn())
        tg.create_task(job(1, 'a', ValueError('a')))


async def child_cancelled():
    async with asyncio.TaskGroup() as tg:
        one = tg.create_task(job(1, 'a'))
        two = tg.create_task(job(2, 'b'))
        await asyncio.sleep(0)
        one.cancel('only me')
    return one.cancelled(), two.result()


async def child_base_exception():
    class Special(BaseException):
        pass

    async with asyncio.TaskGroup() as tg:
        tg.create_task(job(1, 'a', Special('x')))
        tg.create_task(job(2, 'b'))


async def parent_cancelled(when, error=None, twice=False):
    async def parent():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(2, 'a', error))
            tg.create_task(job(2, 'b', at_cancel=error))
            if when == 'body':
                await asyncio.sleep(9)

    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel('stop')
    if twice:
        await asyncio.sleep(0)
        task.cancel('again')
    await outcome(task)
    print(task.cancelled(), task.cancelling())


async def parent_cancelled_as_child_fails():
    async def parent():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(1, 'a', ValueError('a')))
            try:
                await asyncio.sleep(9)
            finally:
                print('parent', asyncio.current_task().cancelling())
        print('never')

    task = asyncio.create_task(parent())
    asyncio.get_running_loop().call_later(1, lambda: task.cancel('too'))
    await outcome(task)
    print(task.cancelled(), task.cancelling())


async def nested():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(job(3, 'outer'))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(job(1, 'inner', ValueError('inner')))
            inner.create_task(job(2, 'inner2'))
            await asyncio.sleep(9)


async def nested_and_handled():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(job(3, 'outer'))
        try:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(job(1, 'inner', ValueError('inner')))
                await asyncio.sleep(9)
        except* ValueError as group:
            print('handled', group.exceptions)
        print('cancelling', asyncio.current_task().cancelling())
    return 'on'


async def outer_aborts_inner():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(job(1, 'outer', KeyError('outer')))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(job(2, 'inner', at_cancel=ValueError('inner')))


async def spawning_late():
    async with asyncio.TaskGroup() as tg:
        async def spawner():
            await asyncio.sleep(1)
            tg.create_task(job(1, 'late'), name='late')
            print(tg)
        tg.create_task(spawner())
        print(tg)
    print(tg)
    coro = job(1, 'x')
    try:
        tg.create_task(coro)
    except RuntimeError as exc:
        print(exc)
    coro.close()


async def misuse():
    tg = asyncio.TaskGroup()
    print(tg)
    coro = job(1, 'x')
    try:
        tg.create_task(coro)
    except RuntimeError as exc:
        print(exc)
    try:
        async with tg:
            try:
                async with tg:
                    pass
            except RuntimeError as exc:
                print(exc)
            for args, kwargs in (((), {}), ((coro, 1), {}), ((coro,), {'nam': 1}), ((5,), {})):
                try:
                    tg.create_task(*args, **kwargs)
                except TypeError as exc:
                    print(exc)
            failing = tg.create_task(job(0, 'f', ValueError('f')))
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print(tg, failing.done())
                try:
                    tg.create_task(coro)
                except RuntimeError as exc:
                    print(exc)
                raise
    except* ValueError as group:
        print(repr(group))
    coro.close()
    try:
        async with tg:
            pass
    except RuntimeError as exc:
        print(exc)
    try:
        asyncio.TaskGroup(1)
    except TypeError as exc:
        print(exc)


async def limits():
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(job(5, 'slow'))
    except TimeoutError as exc:
        print('late', asyncio.current_task().cancelling(), repr(exc.__cause__))
    try:
        async with asyncio.TaskGroup() as tg:
            async with asyncio.timeout(1):
                tg.create_task(job(0.5, 'fails', KeyError('k')))
                await asyncio.sleep(5)
    except* KeyError as group:
        print(group.exceptions, asyncio.current_task().cancelling())


async def named():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job(0, 'a'), name='first')
        b = tg.create_task(job(0, 'b'))
        c = tg.create_task(job(0, 'c'), name=7, context=None)
    print(a.get_name(), b.get_name().startswith('Task-'), repr(c.get_name()), c.result())


async def subclass():
    class Counting(asyncio.TaskGroup):
        def __init__(self, name):
            super().__init__()
            self.name = name
            self.made = 0

        def create_task(self, coro, **kwargs):
            self.made += 1
            return super().create_task(coro, **kwargs)

        async def __aenter__(self):
            print('entering', self.name)
            return await super().__aenter__()

        async def __aexit__(self, *args):
            print('leaving', self.made)
            return await super().__aexit__(*args)

    async with Counting('tasks') as tg:
        tg.create_task(job(1, 'a'))
        tg.create_task(job(1, 'b'))
    print(isinstance(tg, asyncio.TaskGroup))


async def main():
    for test in (children_fail, body_fails, both_fail, body_raises_group, child_swallows, child_cancelled,
                 child_base_exception, nested, nested_and_handled, outer_aborts_inner, spawning_late, misuse, limits,
                 named, subclass, parent_cancelled_as_child_fails):
        print('--', test.__name__)
        await outcome(test())
    for args in (('body',), ('exit',), ('exit', ValueError('v')), ('body', ValueError('v')), ('exit', None, True),
                 ('exit', ValueError('v'), True)):
        print('-- parent_cancelled', args)
        await parent_cancelled(*args)


asyncio.run(main())
