"""States of futures, for those who look at them."""
from _asyncio import isfuture
from asyncio.futures import _CANCELLED, _FINISHED, _PENDING
