"""What a loop does with executors; imported when the first one is needed."""
import threading
from concurrent.futures import ThreadPoolExecutor
from asyncio.futures import wrap_future


def run_in_executor(loop, executor, func, *args):
    if executor is None:
        if getattr(loop, '_executor_shut', False):
            raise RuntimeError('Executor shutdown has been called')
        executor = getattr(loop, '_default_executor', None)
        if executor is None:
            executor = loop._default_executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
    return wrap_future(executor.submit(func, *args), loop=loop)


def set_default_executor(loop, executor):
    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError('executor must be ThreadPoolExecutor instance')
    loop._default_executor = executor


async def shutdown_default_executor(loop, timeout=None):
    loop._executor_shut = True
    executor = getattr(loop, '_default_executor', None)
    if executor is None:
        return
    future = loop.create_future()

    def _do_shutdown():
        try:
            executor.shutdown(wait=True)
            loop.call_soon_threadsafe(future.set_result, None)
        except Exception as exc:
            loop.call_soon_threadsafe(future.set_exception, exc)

    thread = threading.Thread(target=_do_shutdown)
    thread.start()
    try:
        await future
    finally:
        thread.join()
