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
    _left = None  # its loop, and whether one was ever set, while another policy is the current one

    def get_event_loop(self):
        if _asyncio._policy_lacks_loop():
            self.set_event_loop(self.new_event_loop())
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
    before = get_event_loop_policy()
    _current[:] = [] if policy is None else [policy]
    if policy is before:
        return
    left = _asyncio._set_policy(None if type(policy) is DefaultEventLoopPolicy else policy, getattr(policy, '_left', None))
    if isinstance(before, BaseDefaultEventLoopPolicy):
        before._left = left
