"""Handles, loops and how to get them."""
from _asyncio import (SelectorEventLoop as AbstractEventLoop, Handle, TimerHandle, _get_running_loop, _set_running_loop,
                      get_event_loop, get_running_loop, new_event_loop, set_event_loop)

__all__ = ('AbstractEventLoop', 'Handle', 'TimerHandle', 'get_event_loop', 'set_event_loop', 'new_event_loop',
           '_set_running_loop', 'get_running_loop', '_get_running_loop', 'AbstractEventLoopPolicy',
           'get_event_loop_policy', 'set_event_loop_policy', 'DefaultEventLoopPolicy')


class AbstractEventLoopPolicy:
    """Makes loops and remembers the current one."""

    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """The one policy that there is."""


def get_event_loop_policy():
    """A policy; all of them are alike."""
    return DefaultEventLoopPolicy()


def set_event_loop_policy(policy):
    """Accepted for programs that set the platform's own; changes nothing."""
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
