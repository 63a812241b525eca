"""TaskGroup: written in C, as the loop is."""
from _asyncio import TaskGroup

__all__ = ('TaskGroup',)
