"""ProcessPoolExecutor: processes are simulated threads here, with the names and limits of processes."""
import os
from concurrent.futures import _base, thread


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker process died."""


class ProcessPoolExecutor(thread.ThreadPoolExecutor):
    """Up to max_workers simulated workers."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        super().__init__(os.cpu_count() or 1 if max_workers is None else max_workers, 'Process', initializer, initargs)
