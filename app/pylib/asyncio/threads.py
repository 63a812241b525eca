"""Work in simulated worker threads."""
import contextvars
from functools import partial
from _asyncio import get_running_loop

__all__ = ('to_thread',)


async def to_thread(func, /, *args, **kwargs):
    """Run func in a worker thread and wait for its result."""
    loop = get_running_loop()
    context = contextvars.copy_context()
    return await loop.run_in_executor(None, partial(context.run, func, *args, **kwargs))
