"""The loop's class under its usual name."""
from _asyncio import _UnixSelectorEventLoop as BaseEventLoop

__all__ = ('BaseEventLoop',)
