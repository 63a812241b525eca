from aiohttp.web import RouteDef, RouteTableDef, delete, get, head, patch, post, put, route, view

__all__ = ('RouteDef', 'RouteTableDef', 'delete', 'get', 'head', 'patch', 'post', 'put', 'route', 'view')
