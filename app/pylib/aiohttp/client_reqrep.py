from aiohttp import ClientResponse
from aiohttp.client_exceptions import RequestInfo

__all__ = ('ClientResponse', 'RequestInfo')
