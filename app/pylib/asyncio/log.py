"""asyncio's logger."""
import logging

logger = logging.getLogger('asyncio')


def _say(level, text, exc):
    """What the C half of asyncio has to say. The record is of no line of the program."""
    if logger.isEnabledFor(level):
        exc_info = None if exc is None else (type(exc), exc, exc.__traceback__)
        logger.handle(logger.makeRecord(logger.name, level, 'base_events.py', 0, text, (), exc_info, '<module>'))
