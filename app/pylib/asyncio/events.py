"""Handles, loops and how to get them."""
import _asyncio
from _asyncio import (AbstractEventLoop, Handle, TimerHandle, _get_running_loop, _set_running_loop,
                      get_event_loop, get_running_loop, new_event_loop, set_event_loop)

__all__ = ('AbstractEventLoop', 'Handle', 'TimerHandle', 'get_event_loop', 'set_event_loop', 'new_event_loop',
           '_set_running_loop', 'get_running_loop', '_get_running_loop', 'AbstractEventLoopPolicy',
           'get_event_loop_policy', 'set_event_loop_policy', 'DefaultEventLoopPolicy')


class AbstractEventLoopPolicy:
    """Makes loops and remembers the current one."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """What the functions of the same names do while no other policy is set."""

    def get_event_loop(self):
        return _asyncio._policy_get_event_loop()

    def set_event_loop(self, loop):
        _asyncio._policy_set_event_loop(loop)

    def new_event_loop(self):
        return _asyncio._policy_new_event_loop()


class DefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    pass


DefaultEventLoopPolicy.__name__ = DefaultEventLoopPolicy.__qualname__ = '_UnixDefaultEventLoopPolicy'
DefaultEventLoopPolicy.__module__ = 'asyncio.unix_events'
_current = []  # the policy, once somebody has asked for it or set one


def get_event_loop_policy():
    if not _current:
        _current.append(DefaultEventLoopPolicy())
    return _current[0]


def set_event_loop_policy(policy):
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _current[:] = [] if policy is None else [policy]
    _asyncio._set_policy(None if type(policy) is DefaultEventLoopPolicy else policy)
