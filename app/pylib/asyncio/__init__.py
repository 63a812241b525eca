"""asyncio, CPython 3.11's, on a virtual clock."""
import sys
from asyncio import constants, unix_events
from asyncio.exceptions import (BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError,
                                LimitOverrunError, SendfileNotAvailableError, TimeoutError)
from asyncio.coroutines import iscoroutine, iscoroutinefunction
from asyncio.events import (AbstractEventLoop, AbstractEventLoopPolicy, DefaultEventLoopPolicy, Handle, TimerHandle,
                            _get_running_loop, _set_running_loop, get_event_loop, get_event_loop_policy,
                            get_running_loop, new_event_loop, set_event_loop, set_event_loop_policy)
from asyncio.base_events import BaseEventLoop
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.tasks import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, all_tasks, as_completed,
                           create_task, current_task, ensure_future, gather, run_coroutine_threadsafe, shield,
                           sleep, wait, wait_for)
from asyncio.runners import Runner, run
from _asyncio import (BoundedSemaphore, Event, LifoQueue, Lock, PriorityQueue, Queue, QueueEmpty, QueueFull,
                      Semaphore, TaskGroup, Timeout, _UnixSelectorEventLoop, timeout, timeout_at)

SelectorEventLoop = _UnixSelectorEventLoop

__all__ = (
    'ALL_COMPLETED', 'AbstractEventLoop', 'AbstractEventLoopPolicy', 'Barrier', 'BaseEventLoop', 'BoundedSemaphore',
    'BrokenBarrierError', 'CancelledError', 'Condition', 'DefaultEventLoopPolicy', 'Event', 'FIRST_COMPLETED',
    'FIRST_EXCEPTION', 'Future', 'Handle', 'IncompleteReadError', 'InvalidStateError', 'LifoQueue',
    'LimitOverrunError', 'Lock', 'PriorityQueue', 'Queue', 'QueueEmpty', 'QueueFull', 'Runner',
    'SelectorEventLoop', 'Semaphore', 'SendfileNotAvailableError', 'Task', 'TaskGroup', 'Timeout', 'TimeoutError',
    'TimerHandle', '_get_running_loop', '_set_running_loop', 'all_tasks', 'as_completed', 'create_task',
    'current_task', 'ensure_future', 'gather', 'get_event_loop', 'get_event_loop_policy', 'get_running_loop',
    'iscoroutine', 'iscoroutinefunction', 'isfuture', 'new_event_loop', 'run', 'run_coroutine_threadsafe',
    'set_event_loop', 'set_event_loop_policy', 'shield', 'sleep', 'timeout', 'timeout_at', 'to_thread', 'wait',
    'wait_for', 'wrap_future')

# Texts, and not tables: every program pays for what is made here.
_LATER = {  # imported when first asked for
    'streams': 'StreamReader StreamWriter StreamReaderProtocol open_connection start_server open_unix_connection '
               'start_unix_server',
    'endpoints': 'Server AbstractServer',
    'protocols': 'BaseProtocol Protocol DatagramProtocol BufferedProtocol SubprocessProtocol',
    'transports': 'BaseTransport ReadTransport WriteTransport Transport DatagramTransport SubprocessTransport',
    'locks': 'Barrier Condition',
    'threads': 'to_thread',
    None: 'streams protocols transports trsock selector_events locks mixins queues taskgroups threads timeouts log '
          'base_futures format_helpers staggered',
}


def __dir__():
    return sorted({*globals(), *' '.join(_LATER.values()).split()})


def __getattr__(name):
    for module, names in _LATER.items():
        if name in names.split():
            full = f'asyncio.{module or name}'
            __import__(full)
            found = getattr(sys.modules[full], name) if module else sys.modules[full]
            globals()[name] = found
            return found
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'", name=name, obj=sys.modules['asyncio'])
