"""asyncio's logger."""
import logging
from asyncio import base_events

logger = logging.getLogger('asyncio')


def _say(level, text, exc, file, line, function):
    """What the C half of asyncio has to say, and where asyncio's own source says it."""
    exc_info = None if exc is None else (type(exc), exc, exc.__traceback__)
    other = base_events.logger
    if other is not logger:  # the program has put its own in its place
        name = logging.getLevelName(level).lower()
        return getattr(other, name)(text, **({'exc_info': exc_info} if level >= logging.ERROR else {}))
    if logger.isEnabledFor(level):
        logger.handle(logger.makeRecord(logger.name, level, file, line, text, (), exc_info, function))
