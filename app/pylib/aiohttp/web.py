"""aiohttp's servers. The requests come from the world's `clients`; the server ends when they have all been answered."""
import asyncio
import json as _json
import sys
import traceback
from types import MappingProxyType
from urllib.parse import parse_qsl, unquote

import _sim
from _simhttp import REASONS, Headers, servers
from _simio import Operation
from yarl import URL

METHODS = ('get', 'post', 'put', 'delete', 'patch', 'head')


# ---- requests and responses ----

class Request:
    def __init__(self, app, method, target, match_info, client):
        self.app, self.method, self.match_info = app, method, match_info
        self.raw_path, self.remote, self.headers = target, '127.0.0.1', Headers(client.get('headers'))
        self._items = {}
        self._body = client.get('text', '') if client.get('json') is None else _json.dumps(client['json'])
        self._kind = 'application/octet-stream' if client.get('json') is None else 'application/json'

    host, scheme, secure, version = 'localhost:8080', 'http', False, 'HTTP/1.1'
    rel_url = property(lambda self: URL(self.raw_path, encoded=True))
    url = property(lambda self: URL(f'{self.scheme}://{self.host}{self.raw_path}', encoded=True))
    path, path_qs = (property(lambda self: self.rel_url.path), property(lambda self: self.rel_url.path_qs))
    query, query_string = (property(lambda self: self.rel_url.query), property(lambda self: self.rel_url.query_string))
    can_read_body = body_exists = property(lambda self: bool(self._body))

    @property
    def content_type(self):
        return self.headers.get('Content-Type', self._kind).partition(';')[0].strip()

    @property
    def content_length(self):
        return len(str(self._body).encode()) if self._body else None

    @property
    def cookies(self):
        pairs = (pair.strip().partition('=') for pair in self.headers.get('Cookie', '').split(';'))
        return MappingProxyType({name: value.strip('"') for name, _, value in pairs if name})

    def __getitem__(self, key):
        return self._items[key]

    def __setitem__(self, key, value):
        self._items[key] = value

    def get(self, key, default=None):
        return self._items.get(key, default)

    async def text(self):
        return str(self._body)

    async def read(self):
        return str(self._body).encode()

    async def json(self, *, loads=_json.loads):
        return loads(str(self._body))

    async def post(self):
        return dict(parse_qsl(str(self._body), keep_blank_values=True))

    def __repr__(self):
        return f'<Request {self.method} {self.path} >'


BaseRequest = Request


class StreamResponse:
    _written = body = b''

    def __init__(self, *, status=200, reason=None, headers=None):
        self.status, self.headers, self.cookies, self.prepared = status, Headers(headers), {}, False
        self.reason = REASONS.get(status, '') if reason is None else reason

    def set_cookie(self, name, value, **options):
        self.cookies[name] = value

    def del_cookie(self, name, **options):
        self.cookies.pop(name, None)

    async def prepare(self, request):
        self.prepared = True

    async def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise AssertionError('data argument must be byte-ish (%r)' % type(data))
        if not self.prepared:
            raise RuntimeError('Cannot call write() before prepare()')
        self._written += data
        await asyncio.sleep(0)

    async def write_eof(self, data=b''):
        pass

    def set_status(self, status, reason=None):
        self.status, self.reason = status, REASONS.get(status, '') if reason is None else reason


class Response(StreamResponse):
    def __init__(self, *, body=None, status=200, reason=None, text=None, headers=None, content_type=None, charset=None):
        super().__init__(status=status, reason=reason, headers=headers)
        if body is not None and text is not None:
            raise ValueError('body and text are not allowed together')
        self.body = text.encode(charset or 'utf-8') if text is not None else body
        self.content_type = content_type or ('text/plain' if text is not None else 'application/octet-stream')

    @property
    def content_type(self):
        return self.headers['Content-Type']

    @content_type.setter
    def content_type(self, value):
        self.headers['Content-Type'] = value

    @property
    def text(self):
        return None if self.body is None else self.body.decode()

    @text.setter
    def text(self, text):
        self.body = None if text is None else text.encode()
        if text is not None and self.content_type == 'application/octet-stream':
            self.content_type = 'text/plain'


def json_response(data=None, *, text=None, body=None, status=200, reason=None, headers=None,
                  content_type='application/json', dumps=_json.dumps):
    if data is not None and (text or body):
        raise ValueError('only one of data, text, or body should be specified')
    if text is None and body is None:
        text = dumps(data)
    return Response(text=text, body=body, status=status, reason=reason, headers=headers, content_type=content_type)


class HTTPException(Response, Exception):
    status_code = -1

    def __init__(self, *, headers=None, reason=None, body=None, text=None, content_type=None):
        Response.__init__(self, status=self.status_code, headers=headers, reason=reason, body=body,
                          text=f'{self.status_code}: {reason or REASONS.get(self.status_code, "")}'
                          if text is None and body is None else text, content_type=content_type)
        Exception.__init__(self, self.reason)


class HTTPError(HTTPException):
    pass


class HTTPClientError(HTTPError):
    pass


class HTTPServerError(HTTPError):
    pass


class HTTPRedirection(HTTPException):
    pass


class HTTPSuccessful(HTTPException):
    pass


class HTTPOk(HTTPSuccessful):
    status_code = 200


class HTTPCreated(HTTPSuccessful):
    status_code = 201


class HTTPAccepted(HTTPSuccessful):
    status_code = 202


class HTTPNoContent(HTTPSuccessful):
    status_code = 204


class _HTTPMove(HTTPRedirection):
    def __init__(self, location, **options):
        super().__init__(**options)
        self.location = location
        self.headers['Location'] = str(location)


class HTTPMovedPermanently(_HTTPMove):
    status_code = 301


class HTTPFound(_HTTPMove):
    status_code = 302


class HTTPSeeOther(_HTTPMove):
    status_code = 303


class HTTPTemporaryRedirect(_HTTPMove):
    status_code = 307


class HTTPPermanentRedirect(_HTTPMove):
    status_code = 308


class HTTPBadRequest(HTTPClientError):
    status_code = 400


class HTTPUnauthorized(HTTPClientError):
    status_code = 401


class HTTPForbidden(HTTPClientError):
    status_code = 403


class HTTPNotFound(HTTPClientError):
    status_code = 404


class HTTPMethodNotAllowed(HTTPClientError):
    status_code = 405


class HTTPConflict(HTTPClientError):
    status_code = 409


class HTTPNotAcceptable(HTTPClientError):
    status_code = 406


class HTTPRequestTimeout(HTTPClientError):
    status_code = 408


class HTTPGone(HTTPClientError):
    status_code = 410


class HTTPUnprocessableEntity(HTTPClientError):
    status_code = 422


class HTTPTooManyRequests(HTTPClientError):
    status_code = 429


class HTTPInternalServerError(HTTPServerError):
    status_code = 500


class HTTPNotImplemented(HTTPServerError):
    status_code = 501


class HTTPBadGateway(HTTPServerError):
    status_code = 502


class HTTPServiceUnavailable(HTTPServerError):
    status_code = 503


class HTTPGatewayTimeout(HTTPServerError):
    status_code = 504


# ---- routes ----

class RouteDef:
    def __init__(self, method, path, handler):
        self.method, self.path, self.handler = method.upper(), path, handler


def route(method, path, handler, **options):
    return RouteDef(method, path, handler)


def get(path, handler, **options):
    return RouteDef('GET', path, handler)


def post(path, handler, **options):
    return RouteDef('POST', path, handler)


def put(path, handler, **options):
    return RouteDef('PUT', path, handler)


def delete(path, handler, **options):
    return RouteDef('DELETE', path, handler)


def patch(path, handler, **options):
    return RouteDef('PATCH', path, handler)


def head(path, handler, **options):
    return RouteDef('HEAD', path, handler)


def view(path, handler, **options):
    return RouteDef('*', path, handler)


class View:
    """A handler with a method for each HTTP method."""

    def __init__(self, request):
        self.request = request

    def __await__(self):
        method = getattr(self, self.request.method.lower(), None)
        if method is None:
            raise HTTPMethodNotAllowed()
        return (yield from method().__await__())


class RouteTableDef(list):
    def route(self, method, path, **options):
        def add(handler):
            self.append(RouteDef(method, path, handler))
            return handler
        return add

    def get(self, path, **options):
        return self.route('GET', path)

    def post(self, path, **options):
        return self.route('POST', path)

    def put(self, path, **options):
        return self.route('PUT', path)

    def delete(self, path, **options):
        return self.route('DELETE', path)

    def patch(self, path, **options):
        return self.route('PATCH', path)

    def head(self, path, **options):
        return self.route('HEAD', path)

    def view(self, path, **options):
        return self.route('*', path)


def _match(pattern, path):
    """The values of the {names} of a route, segment by segment; None when it is another path."""
    wanted, given, found = pattern.split('/'), [unquote(segment) for segment in path.split('/')], {}
    if len(wanted) != len(given):
        return None
    for segment, text in zip(wanted, given):
        start, end = segment.find('{'), segment.find('}')
        if start < 0 or end < start:
            if segment != text:
                return None
            continue
        before, after = segment[:start], segment[end + 1:]
        if not (text.startswith(before) and text.endswith(after) and len(text) > len(before) + len(after)):
            return None
        found[segment[start + 1:end].partition(':')[0]] = text[len(before):len(text) - len(after)]
    return found


class UrlDispatcher:
    def __init__(self):
        self._routes = []

    def add_route(self, method, path, handler, **options):
        self._routes.append(RouteDef(method, path, handler))

    def add_routes(self, routes):
        self._routes.extend(routes)

    def add_get(self, path, handler, **options):
        self.add_route('GET', path, handler)

    def add_post(self, path, handler, **options):
        self.add_route('POST', path, handler)

    def add_put(self, path, handler, **options):
        self.add_route('PUT', path, handler)

    def add_delete(self, path, handler, **options):
        self.add_route('DELETE', path, handler)

    def add_patch(self, path, handler, **options):
        self.add_route('PATCH', path, handler)

    def add_head(self, path, handler, **options):
        self.add_route('HEAD', path, handler)

    def add_view(self, path, handler, **options):
        self.add_route('*', path, handler)

    def _find(self, method, path):
        """The handler and its match_info; else one that raises 404 or 405."""
        missing = HTTPNotFound
        for r in self._routes:
            found = _match(r.path, path)
            if found is not None and r.method in (method, '*'):
                return r.handler, found
            if found is not None:
                missing = HTTPMethodNotAllowed
        return _refusing(missing), {}


class AppKey:
    """A key of an application's state, with the type of what lies there."""

    def __init__(self, name, t=None):
        self._name, self._t = f"{sys._caller(0).f_globals.get('__name__', '__main__')}.{name}", t

    def __repr__(self):
        t = self._t
        said = '<<Unknown>>' if t is None else t.__qualname__ if t.__module__ == 'builtins' else \
            f'{t.__module__}.{t.__qualname__}'
        return f'<AppKey({self._name}, type={said})>'


class Application:
    def __init__(self, *, middlewares=(), **options):
        self.router = UrlDispatcher()
        self.middlewares = list(middlewares)
        self.on_startup, self.on_shutdown, self.on_cleanup, self.cleanup_ctx = [], [], [], []
        self._state, self._parts = {}, []

    def __getitem__(self, key):
        return self._state[key]

    def __setitem__(self, key, value):
        self._state[key] = value

    def __contains__(self, key):
        return key in self._state

    def __delitem__(self, key):
        del self._state[key]

    def __iter__(self):
        return iter(self._state)

    def get(self, key, default=None):
        return self._state.get(key, default)

    def setdefault(self, key, default=None):
        return self._state.setdefault(key, default)

    def add_routes(self, routes):
        self.router.add_routes(routes)

    def add_subapp(self, prefix, subapp):
        if prefix.rstrip('/') == '':
            raise ValueError('Prefix cannot be empty')
        self._parts.append((prefix.rstrip('/'), subapp))
        self.on_startup.append(lambda app: subapp.startup())
        self.on_shutdown.append(lambda app: subapp.shutdown())
        self.on_cleanup.append(lambda app: subapp.cleanup())

    def _find(self, method, path):
        """The application that knows the path, its handler (with the middlewares of parts of this one) and match_info."""
        for prefix, part in self._parts:
            if path.startswith(prefix + '/'):
                app, handler, info = part._find(method, path[len(prefix):])
                return app, lambda request: part._handle(request, handler), info
        return self, *self.router._find(method, path)

    async def startup(self):
        self._contexts = [context(self) for context in self.cleanup_ctx]
        for context in self._contexts:
            await context.__anext__()
        for callback in self.on_startup:
            await callback(self)

    async def shutdown(self):
        for callback in self.on_shutdown:
            await callback(self)

    async def cleanup(self):
        for callback in self.on_cleanup:
            await callback(self)
        for context in reversed(self._contexts):
            try:
                await context.__anext__()
            except StopAsyncIteration:
                pass

    async def _handle(self, request, handler):
        for middleware in reversed(self.middlewares):
            handler = _wrapped(middleware, handler)
        return await handler(request)


def _refusing(error):
    async def handle(request):
        raise error()
    return handle


def _wrapped(middleware, handler):
    async def handle(request):
        return await middleware(request, handler)
    return handle


def middleware(function):
    return function


# ---- serving ----

async def _respond(app, request, handler):
    """The response; an exception of the handler is told on stderr and is a 500."""
    try:
        response = await app._handle(request, handler)
        if not isinstance(response, StreamResponse):
            raise RuntimeError(f'Missing return statement on request handler: {request!r} gave {response!r}')
        return response
    except HTTPException as e:
        return e
    except Exception:
        sys.stderr.write('Error handling request\n' + traceback.format_exc())
        return Response(status=500, text='500 Internal Server Error\n\nServer got itself in trouble')


def _handled(app, method, target, carried):
    """A task that handles a request; `carried` is what the world says of its client."""
    part, handler, info = app._find(method, target.partition('?')[0])
    request = Request(part, method, target, info, carried)
    return asyncio.create_task(_respond(app, request, handler), name=f'{method} {target}')


def _target(client):
    for method in METHODS:
        if method in client:
            return method.upper(), str(client[method])
    return 'GET', '/'


async def _serve_client(app, client, at):
    await asyncio.sleep(at)
    method, target = _target(client)
    operation = Operation(f'client {method} {target}')
    task = _handled(app, method, target, client)
    if 'gives_up' in client:
        await asyncio.wait([task], timeout=client['gives_up'])
        if not task.done():
            operation.cancel()
            task.cancel()
            await asyncio.wait([task])
            return
    try:
        status = (await task).status
    except BaseException:
        operation.cancel()
        raise
    operation.end('ok' if status < 400 else str(status))


def _clients():
    for client in _sim.section('clients') or []:
        for i in range(client.get('times', 1)):
            yield client, client.get('at', 0) + i * client.get('every', 0)


async def _serve(app):
    await app.startup()
    try:
        clients = [_serve_client(app, client, at) for client, at in _clients()]
        if not clients:
            _sim.say('asyncourse: the world has no `clients`: nobody asks this server for anything')
        await asyncio.gather(*clients)
    finally:
        await app.shutdown()
        await app.cleanup()


def run_app(app, *, port=8080, **options):
    async def serve():
        made = await app if asyncio.iscoroutine(app) else app
        servers[port or 8080] = _Own(made)
        try:
            await _serve(made)
        finally:
            del servers[port or 8080]
    asyncio.run(serve())


class _Own:
    """Serves requests that the program makes itself."""

    def __init__(self, app):
        self._app, self.loop = app, asyncio.get_running_loop()

    async def __call__(self, method, target, carried):
        task = _handled(self._app, method, target, carried)
        try:
            response = await task
        except asyncio.CancelledError:
            task.cancel()
            raise
        headers = Headers(response.headers)
        kind = headers.get('Content-Type', 'application/octet-stream')
        if 'charset' not in kind and (kind.startswith('text/') or kind == 'application/json'):
            kind += '; charset=utf-8'
        headers['Content-Type'] = kind
        data = bytes(response._written or response.body or b'')
        return {'status': response.status, 'headers': headers, 'text': data.decode('utf-8', 'replace')}


class AppRunner:
    """A server inside a program that has other things to do: its site serves the world's clients in the background, and
    what the program itself asks it for."""

    def __init__(self, app, **options):
        self.app, self._task, self.sites = app, None, set()

    async def setup(self):
        await self.app.startup()

    async def cleanup(self):
        for site in list(self.sites):
            await site.stop()
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        await self.app.shutdown()
        await self.app.cleanup()


class TCPSite:
    def __init__(self, runner, host=None, port=None, **options):
        self._runner, self._port = runner, 8080 if port is None else port
        self.name = f'http://{host or "0.0.0.0"}:{self._port}'

    async def start(self):
        if self._port in servers:
            raise OSError(98, f"error while attempting to bind on address ('0.0.0.0', {self._port}): "
                              "address already in use")
        servers[self._port] = _Own(self._runner.app)
        self._runner.sites.add(self)
        clients = [_serve_client(self._runner.app, client, at) for client, at in _clients()]
        self._runner._task = asyncio.ensure_future(asyncio.gather(*clients))

    async def stop(self):
        if self in self._runner.sites:
            self._runner.sites.remove(self)
            del servers[self._port]


def __getattr__(name):
    if name in ('WebSocketResponse', 'FileResponse', 'UnixSite', 'SockSite', 'static', 'Server', 'ServerRunner'):
        raise AttributeError(f"aiohttp.web.{name} is not part of the course's Python: its clients are those of the world",
                             name=name)
    raise AttributeError(f"module 'aiohttp.web' has no attribute '{name}'", name=name)
