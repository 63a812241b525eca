"""Attempts that start one after the other, as connections to the addresses of a host do (RFC 8305)."""
import contextlib
from asyncio import events, locks, tasks
from asyncio.exceptions import TimeoutError

__all__ = ('staggered_race',)


async def staggered_race(coro_fns, delay, *, loop=None):
    """The first of coro_fns starts at once, each next one when the one before has failed or `delay` seconds are over
    (None: only when it has failed). The first that succeeds ends all others. Returns its result, its index, and for
    each that was started its exception or None; the first two are None when all have failed."""
    loop = loop or events.get_running_loop()
    waiting = enumerate(coro_fns)
    winner_result = winner_index = None
    exceptions = []
    running = []

    async def attempt(predecessor_failed):
        nonlocal winner_result, winner_index
        if predecessor_failed is not None:
            with contextlib.suppress(TimeoutError):
                await tasks.wait_for(predecessor_failed.wait(), delay)
        index, coro_fn = next(waiting, (None, None))
        if index is None:
            return
        failed = locks.Event()
        running.append(loop.create_task(attempt(failed)))
        exceptions.append(None)
        try:
            result = await coro_fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            exceptions[index] = exc
            failed.set()
        else:
            assert winner_index is None
            winner_result, winner_index = result, index
            for i, task in enumerate(running):
                if i != index:  # which is the task that runs now
                    task.cancel()

    running.append(loop.create_task(attempt(None)))
    try:
        done = ()
        while len(done) != len(running):
            done, _ = await tasks.wait(running)
            for task in done:
                if not task.cancelled() and task.exception():
                    raise task.exception()
        return winner_result, winner_index, exceptions
    finally:
        for task in running:
            task.cancel()
