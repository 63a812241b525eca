"""httpx, against the simulated world: AsyncClient waits, Client and the functions block. The default timeout is 5 s."""
import asyncio
import datetime as _datetime
import json as _json
import time as _time
import _simhttp
from _simhttp import Headers as _AnyHeaders, join, split_url, with_params
from yarl import URL as _URL
from _simio import Slots

__version__ = '0.27.0'
_DEFAULT = object()


# ---- exceptions ----

class HTTPError(Exception):
    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The .request property has not been set.')
        return self._request

    @request.setter
    def request(self, request):
        self._request = request


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class ReadError(NetworkError):
    pass


class ProtocolError(TransportError):
    pass


class RemoteProtocolError(ProtocolError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class InvalidURL(Exception):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request=None, response=None):
        super().__init__(message, request=request)
        self.request, self.response = request, response


# ---- options ----

class Timeout:
    def __init__(self, timeout=_DEFAULT, *, connect=None, read=None, write=None, pool=None):
        whole = 5.0 if timeout is _DEFAULT else timeout
        self.connect, self.write, self.pool = connect or whole, write or whole, pool or whole
        self.read = whole if read is None else read

    def __repr__(self):
        return f'Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})'


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections, self.max_keepalive_connections = max_connections, max_keepalive_connections


def _seconds(timeout):
    return timeout.read if isinstance(timeout, Timeout) else timeout


# ---- requests and responses ----

class URL:
    def __init__(self, url=''):
        self._text = str(url)
        self._url = _URL(self._text)

    scheme = property(lambda self: self._url.scheme)
    host = property(lambda self: self._url.host or '')
    port = property(lambda self: self._url.explicit_port)
    path = property(lambda self: self._url.path or '/')
    query = property(lambda self: self._url.raw_query_string.encode())
    params = property(lambda self: self._url.query)
    fragment = property(lambda self: self._url.fragment)
    is_absolute_url = property(lambda self: self._url.is_absolute())
    is_relative_url = property(lambda self: not self._url.is_absolute())

    def join(self, url):
        return URL(self._url.join(_URL(str(url))))

    def __str__(self):
        return self._text

    def __repr__(self):
        return f'URL({self._text!r})'

    def __eq__(self, other):
        return isinstance(other, (URL, str)) and str(self) == str(URL(other))

    def __hash__(self):
        return hash(str(self))


class Headers(_AnyHeaders):
    """httpx shows names in small letters."""

    def _written(self, name):
        return name.lower() if isinstance(name, str) else name

    def __repr__(self):
        return f'Headers({dict(self)!r})'


class Request:
    def __init__(self, method, url, *, params=None, headers=None, **options):
        self.method, self.url, self.headers = method.upper(), URL(with_params(str(url), params)), Headers(headers)

    def __repr__(self):
        return f'<Request({self.method!r}, {str(self.url)!r})>'


class Response:
    def __init__(self, request, answer, begun):
        self.elapsed = _datetime.timedelta(seconds=_time.perf_counter() - begun)
        self.request, self.url, self.status_code = request, URL(answer.url), answer.status
        self.reason_phrase, self.headers, self.text = answer.reason, Headers(answer.headers), answer.text
        self.encoding, self.http_version, self.history = 'utf-8', 'HTTP/1.1', []

    @property
    def content(self):
        return self.text.encode()

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_error(self):
        return self.status_code >= 400

    def json(self, **options):
        return _json.loads(self.text, **options)

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = {3: 'Redirect response', 4: 'Client error', 5: 'Server error'}.get(self.status_code // 100, 'Response')
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\nFor more information check: "
            f"https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}",
            request=self.request, response=self)

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    async def aiter_lines(self):
        for line in self.text.splitlines():
            yield line

    async def aiter_bytes(self, chunk_size=None):
        step = chunk_size or max(1, len(self.content))
        for i in range(0, len(self.content), step):
            yield self.content[i:i + step]

    async def aiter_text(self, chunk_size=None):
        async for chunk in self.aiter_bytes(chunk_size):
            yield chunk.decode()

    async def aclose(self):
        pass

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'


def _failed(answer):
    if answer.failure == 'reset':
        return RemoteProtocolError('Server disconnected without sending a response.')
    return ConnectError('All connection attempts failed' if answer.failure == 'connect' else _simhttp.refused(answer))


class _BaseClient:
    def __init__(self, *, base_url='', headers=None, params=None, timeout=5.0, limits=None, **options):
        self._base, self.headers, self._params = str(base_url), Headers(headers), dict(params or {})
        self.timeout, self._closed = timeout, False
        self._slots = Slots((limits.max_connections if limits else 100) or 0)

    @property
    def is_closed(self):
        return self._closed

    def _carried(self, options):
        return _simhttp.sent({**self.headers, **dict(options.get('headers') or {})}, options.get('json'),
                             options.get('content') or options.get('data'))

    def _prepare(self, method, url, params, timeout):
        if self._closed:
            raise RuntimeError('Cannot send a request, as the client has been closed.')
        url = with_params(join(self._base, str(url)), {**self._params, **dict(params or {})})
        request = Request(method.upper(), url)
        if split_url(url)[0] not in ('http', 'https'):
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.", request=request)
        return request, _seconds(self.timeout if timeout is _DEFAULT else timeout)


class AsyncClient(_BaseClient):
    async def request(self, method, url, *, params=None, timeout=_DEFAULT, **options):
        request, seconds = self._prepare(method, url, params, timeout)
        await self._slots.take()
        begun = _time.perf_counter()
        try:
            async with asyncio.timeout(seconds):
                answer = await _simhttp.exchange(request.method, str(request.url), _failed,
                                                  lambda: self._carried(options))
                await _simhttp.body(answer)
        except TimeoutError:
            raise ReadTimeout('', request=request) from None
        except RequestError as e:
            e.request = request
            raise
        finally:
            self._slots.give_back()
        return Response(request, answer, begun)

    async def get(self, url, **options):
        return await self.request('GET', url, **options)

    async def head(self, url, **options):
        return await self.request('HEAD', url, **options)

    async def post(self, url, **options):
        return await self.request('POST', url, **options)

    async def put(self, url, **options):
        return await self.request('PUT', url, **options)

    async def patch(self, url, **options):
        return await self.request('PATCH', url, **options)

    async def delete(self, url, **options):
        return await self.request('DELETE', url, **options)

    def stream(self, method, url, **options):
        return _Stream(self.request(method, url, **options))

    async def aclose(self):
        self._closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.aclose()


class _Stream:
    def __init__(self, coroutine):
        self._coroutine = coroutine

    async def __aenter__(self):
        return await self._coroutine

    async def __aexit__(self, *exc_info):
        pass


class Client(_BaseClient):
    def request(self, method, url, *, params=None, timeout=_DEFAULT, **options):
        request, seconds = self._prepare(method, url, params, timeout)
        begun = _time.perf_counter()
        try:
            answer = _simhttp.exchange_blocking(request.method, str(request.url), f'httpx.{method.lower()}', seconds,
                                                _failed, lambda: ReadTimeout('The read operation timed out'),
                                                lambda: self._carried(options))
        except RequestError as e:
            e.request = request
            raise
        return Response(request, answer, begun)

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def head(self, url, **options):
        return self.request('HEAD', url, **options)

    def post(self, url, **options):
        return self.request('POST', url, **options)

    def put(self, url, **options):
        return self.request('PUT', url, **options)

    def patch(self, url, **options):
        return self.request('PATCH', url, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)

    def close(self):
        self._closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def request(method, url, **options):
    with Client() as client:
        return client.request(method, url, **options)


def get(url, **options):
    return request('GET', url, **options)


def head(url, **options):
    return request('HEAD', url, **options)


def post(url, **options):
    return request('POST', url, **options)


def put(url, **options):
    return request('PUT', url, **options)


def patch(url, **options):
    return request('PATCH', url, **options)


def delete(url, **options):
    return request('DELETE', url, **options)
