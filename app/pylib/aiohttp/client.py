from aiohttp import ClientResponse, ClientSession, ClientTimeout, TCPConnector, request
from aiohttp.client_exceptions import (
    ClientConnectionError, ClientConnectorError, ClientError, ClientOSError, ClientPayloadError, ClientResponseError,
    ContentTypeError, InvalidURL, ServerConnectionError, ServerDisconnectedError, ServerTimeoutError, TooManyRedirects)

__all__ = ('ClientConnectionError', 'ClientConnectorError', 'ClientError', 'ClientOSError', 'ClientPayloadError',
           'ClientResponse', 'ClientResponseError', 'ClientSession', 'ClientTimeout', 'ContentTypeError', 'InvalidURL',
           'ServerConnectionError', 'ServerDisconnectedError', 'ServerTimeoutError', 'TCPConnector',
           'TooManyRedirects', 'request')
