from aiohttp.web import Application

__all__ = ('Application',)
