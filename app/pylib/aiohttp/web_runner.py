from aiohttp.web import AppRunner, TCPSite

__all__ = ('AppRunner', 'TCPSite')
