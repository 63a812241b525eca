"""The loop's class under its usual name. What needs sockets is in endpoints.py."""
from _asyncio import _UnixSelectorEventLoop as BaseEventLoop

__all__ = ('BaseEventLoop', 'Server')


def __getattr__(name):
    if name == 'Server':
        from asyncio.endpoints import Server
        return Server
    if name == 'logger':  # imports logging, which most programs do without
        from asyncio.log import logger
        return logger
    raise AttributeError(f"module 'asyncio.base_events' has no attribute '{name}'")
