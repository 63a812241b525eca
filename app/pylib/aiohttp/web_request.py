from aiohttp.web import BaseRequest, Request

__all__ = ('BaseRequest', 'Request')
