"""States of futures, for those who look at them."""
from _asyncio import isfuture

_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'
