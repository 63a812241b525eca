from aiohttp.web import Response, StreamResponse, json_response

__all__ = ('StreamResponse', 'Response', 'json_response')
