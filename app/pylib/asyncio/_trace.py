"""Telling the log what the primitives do. Nothing here changes a program, and nothing depends on whether somebody
listens: the same instructions are executed either way."""
from _asyncio import _emit, _get_running_loop, current_task


def here():
    """The running task, or None."""
    loop = _get_running_loop()
    return None if loop is None else current_task(loop)


def made(obj, kind, size):
    _emit('sync.new', obj._trace_id, kind, None, None, size)


class Sleepers:
    """Who waits for which future of one primitive."""

    def __init__(self, number):
        self.number = number
        self.tasks = {}

    def block(self, fut, what):
        task = here()
        self.tasks[fut] = task
        _emit('sync.block', self.number, task, what, fut)

    def wake(self, fut):
        task = self.tasks.pop(fut, None)
        if task is not None:
            _emit('sync.wake', self.number, task, fut)

    def leave(self, fut):
        """The wait is over, woken or not."""
        if self.tasks:
            self.wake(fut)
