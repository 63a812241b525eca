"""ThreadPoolExecutor."""
import os
import queue
import threading
from concurrent.futures import _base

_pools = []     # that have not been shut down: the end of the program does it
_numbers = 0


class BrokenThreadPool(_base.BrokenExecutor):
    """The initializer of a worker failed."""


class _Work:
    def __init__(self, future, fn, args, kwargs):
        self.future, self.fn, self.args, self.kwargs = future, fn, args, kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
        else:
            self.future.set_result(result)


class ThreadPoolExecutor(_base.Executor):
    """Up to max_workers simulated threads, made when there is work and none is idle."""

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        global _numbers
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._queue = queue.SimpleQueue()
        self._idle = 0
        self._threads = []
        self._broken = False
        self._shutdown = False
        self._initializer, self._initargs = initializer, initargs
        self._name = thread_name_prefix
        if not thread_name_prefix:
            self._name = f'ThreadPoolExecutor-{_numbers}'
            _numbers += 1

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        future = _base.Future()
        self._queue.put(_Work(future, fn, args, kwargs))
        if self._idle > 0:
            self._idle -= 1
        elif len(self._threads) < self._max_workers:
            thread = threading.Thread(name=f'{self._name}_{len(self._threads)}', target=self._work)
            self._threads.append(thread)
            if self not in _pools:
                _pools.append(self)
            thread.start()
        return future

    def _work(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                self._fail()
                return
        while True:
            work = self._queue.get()
            if work is None:
                self._queue.put(None)  # for the next one
                return
            work.run()
            del work
            if self._queue.empty():
                self._idle += 1

    def _fail(self):
        import logging
        logging.getLogger('concurrent.futures').critical('Exception in initializer:', exc_info=True)
        self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
        while not self._queue.empty():
            work = self._queue.get()
            if work is not None:
                work.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            while not self._queue.empty():
                work = self._queue.get()
                if work is not None:
                    work.future.cancel()
        self._queue.put(None)
        if self in _pools:
            _pools.remove(self)
        if wait:
            for thread in self._threads:
                thread.join()


def _at_exit():
    for pool in list(_pools):
        pool.shutdown()


threading._register_atexit(_at_exit)
