"""What aio, written in C, has in Python: coroutines that await or iterate what a program made."""

import sys
from _asyncio import get_running_loop


def _source_entries(lines):
    """Where a future or a handle was made: lines without columns, as format_helpers.extract_stack gives them."""
    from traceback import FrameSummary, StackSummary, _source_line
    return StackSummary(FrameSummary(code.co_filename, line, code.co_name, lookup_line=False,
                                     line=_source_line(code, line)) for code, line in lines)


async def _wrap_awaitable(awaitable):
    return await awaitable


# An aclose() whose first step was a throw() begins with the second (CPython 3.11, genobject.c,
# async_gen_athrow_send): what the generator awaits then is cut short.
class _CutShort:
    def __init__(self, coro):
        self.coro = coro

    def __await__(self):
        try:
            yield self.coro.send(None)
            yield self.coro.throw(GeneratorExit)
            while True:
                yield self.coro.send(None)
        except StopIteration as e:
            return e.value


# asend(), athrow() and aclose() as a task: started, it waits for its first step. What cancels it before then
# goes into the generator.
async def _run_operation(operation, agen, closing):
    from _asyncio import sleep
    try:
        await sleep(0)
    except BaseException as e:
        thrown = e
    else:
        return await operation
    try:
        throwing = agen.athrow(thrown)
        value = await (_CutShort(_wrap_awaitable(throwing)) if closing else throwing)
    except (StopAsyncIteration, GeneratorExit):
        if not closing:
            raise
    else:
        if closing:
            raise RuntimeError('async generator ignored GeneratorExit')
        return value


async def __aenter__(self):
    await self.acquire()


def _run_in_context(context, function, /, *args, **kwargs):
    from contextvars import _enter, _leave
    before = _enter(context)
    try:
        return function(*args, **kwargs)
    finally:
        _leave(before)


async def wait_for(fut):
    get_running_loop()
    return await fut


async def shutdown_asyncgens(loop, agens):
    agens = [a for a in agens if a.ag_frame is not None]
    if not agens:
        return
    from _asyncio import gather
    results = await gather(*[a.aclose() for a in agens], return_exceptions=True)
    for result, agen in zip(results, agens):
        if isinstance(result, Exception):
            loop.call_exception_handler({
                'message': f'an error occurred during closing of '
                           f'asynchronous generator {agen!r}',
                'exception': result, 'asyncgen': agen})


shutdown_asyncgens.__qualname__ = 'BaseEventLoop.shutdown_asyncgens'


def _interrupt():
    """Ctrl-C of the person who runs the program: for its own handler, or that of the Runner that runs."""
    signals, runners = sys.modules.get('signal'), sys.modules.get('asyncio.runners')
    if signals is not None:
        signals.raise_signal(signals.SIGINT)
    elif runners is not None and runners._interruptible:
        runners._interruptible[-1](2, None)
    else:
        raise KeyboardInterrupt
