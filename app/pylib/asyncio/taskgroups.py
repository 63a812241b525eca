"""TaskGroup: tasks that end together."""
from _asyncio import (CancelledError, _emit, _group, _label, _next_id, _targets, current_task,
                      get_running_loop)

__all__ = ('TaskGroup',)


class TaskGroup:
    """Waits for all its tasks at the end of the block; the first failure cancels the others."""

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = {}  # a row without doubles, in order of creation
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None
        self._trace_id = _next_id()

    def __repr__(self):
        info = ['']
        if self._tasks:
            info.append(f'tasks={len(self._tasks)}')
        if self._errors:
            info.append(f'errors={len(self._errors)}')
        if self._aborting:
            info.append('cancelling')
        elif self._entered:
            info.append('entered')
        return f"<TaskGroup{' '.join(info)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        _emit('group.enter', self._trace_id, self._parent_task)
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if exc is not None and self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc

        cancellation = exc if et is CancelledError else None
        if self._parent_cancel_requested:
            # It was us who cancelled the parent: take that back.
            if self._parent_task.uncancel() == 0:
                cancellation = None

        if et is not None and not self._aborting:
            self._abort('cancelled' if et is CancelledError else 'exc')

        # The parent may be cancelled again and again while it waits here.
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
                _label(self._on_completed_fut, 'group', self._trace_id)
                _targets(self._on_completed_fut, list(self._tasks))
                _emit('group.wait', self._trace_id, self._parent_task, len(self._tasks))
            try:
                await self._on_completed_fut
            except CancelledError as ex:
                if not self._aborting:
                    cancellation = ex
                    self._abort('cancelled')
            self._on_completed_fut = None

        if self._base_error is not None:
            self._say_exit('exc')
            raise self._base_error

        if cancellation is not None and not self._errors:
            self._say_exit('cancelled')
            raise cancellation

        if et is not None and et is not CancelledError:
            self._errors.append(exc)

        if self._errors:
            self._say_exit('exc')
            try:
                raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None
            finally:
                self._errors = None
        self._say_exit('result')

    def _say_exit(self, how):
        _emit('group.exit', self._trace_id, self._parent_task, len(self._errors), how)

    def create_task(self, coro, *, name=None, context=None):
        """A new task of the group."""
        if not self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has not been entered')
        if self._exiting and not self._tasks:
            raise RuntimeError(f'TaskGroup {self!r} is finished')
        if self._aborting:
            raise RuntimeError(f'TaskGroup {self!r} is shutting down')
        _group(self._trace_id)
        if context is None:
            task = self._loop.create_task(coro)
        else:
            task = self._loop.create_task(coro, context=context)
        if name is not None:
            task.set_name(name)
        task.add_done_callback(self._on_task_done)
        self._tasks[task] = None
        _emit('group.spawn', self._trace_id, self._parent_task, task)
        return task

    def _is_base_error(self, exc):
        return isinstance(exc, (SystemExit, KeyboardInterrupt))

    def _abort(self, why):
        self._aborting = True
        _emit('group.abort', self._trace_id, self._parent_task, why)
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        fut = self._on_completed_fut
        if fut is not None and not self._tasks and not fut.done():
            fut.set_result(True)

        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return

        self._errors.append(exc)
        if self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc

        if self._parent_task.done():
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent '
                           f'task {self._parent_task} is already completed',
                'exception': exc,
                'task': task,
            })
            return

        if not self._aborting and not self._parent_cancel_requested:
            # Whatever the parent waits for in the block is over too.
            self._abort('exc')
            self._parent_cancel_requested = True
            self._parent_task.cancel()
