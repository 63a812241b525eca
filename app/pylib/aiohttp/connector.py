from aiohttp import BaseConnector, TCPConnector

__all__ = ('BaseConnector', 'TCPConnector')
