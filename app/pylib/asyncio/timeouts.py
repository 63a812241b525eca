"""timeout() and timeout_at(): written in C, as the loop is."""
from _asyncio import Timeout, timeout, timeout_at

__all__ = ('Timeout', 'timeout', 'timeout_at')
