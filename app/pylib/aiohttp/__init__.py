"""aiohttp's client, against the simulated world. Servers are in aiohttp.web."""
import asyncio
import json as _json
import _simhttp
from _simhttp import Headers, join, split_url, with_params
from _simio import Opening, Slots, unclosed
from yarl import URL
from aiohttp.client_exceptions import (
    ClientConnectionError, ClientConnectorError, ClientError, ClientOSError, ClientPayloadError, ClientResponseError,
    ContentTypeError, InvalidURL, RequestInfo, ServerConnectionError, ServerDisconnectedError, ServerTimeoutError,
    TooManyRedirects)
from aiohttp.client_ws import ClientWebSocketResponse, WSMessage, WSMsgType, connect as _connect_ws

__version__ = '3.11.11'


class ClientTimeout:
    """Unlike aiohttp's, a session without one waits for ever."""

    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5):
        self.total, self.connect, self.sock_read, self.sock_connect = total, connect, sock_read, sock_connect

    def _seconds(self):
        given = [s for s in (self.total, self.connect, self.sock_read, self.sock_connect) if s]
        return min(given, default=None)

    def __repr__(self):
        return (f'ClientTimeout(total={self.total!r}, connect={self.connect!r}, sock_read={self.sock_read!r}, '
                f'sock_connect={self.sock_connect!r})')


class BaseConnector:
    def __init__(self, *, limit=100, limit_per_host=0, **options):
        self.limit, self.limit_per_host, self.closed = limit, limit_per_host, False
        self._slots, self._per_host = Slots(limit), {}

    async def _connect(self, host):
        await self._slots.take()
        try:
            if self.limit_per_host:
                await self._per_host.setdefault(host, Slots(self.limit_per_host)).take()
        except BaseException:
            self._slots.give_back()
            raise

    def _release(self, host):
        if self.limit_per_host:
            self._per_host[host].give_back()
        self._slots.give_back()

    async def close(self):
        self.closed = True


class TCPConnector(BaseConnector):
    pass


class CookieJar(dict):
    """Servers of a world give no cookies: it holds what the program puts in."""

    def __init__(self, *, unsafe=False, quote_cookie=True, treat_as_secure_origin=None, loop=None):
        super().__init__()

    def __iter__(self):
        return iter(self.values())

    def update_cookies(self, cookies, response_url=None):
        self.update(cookies)

    def filter_cookies(self, request_url=None):
        return dict(self.items())


class DummyCookieJar(CookieJar):
    def update_cookies(self, cookies, response_url=None):
        pass


class BasicAuth:
    def __init__(self, login, password='', encoding='latin1'):
        self.login, self.password, self.encoding = login, password, encoding


class FormData:
    def __init__(self, fields=()):
        self._fields = list(fields.items() if isinstance(fields, dict) else fields)

    def add_field(self, name, value, **options):
        self._fields.append((name, value))


class StreamReader:
    """response.content"""

    def __init__(self, response):
        self._response, self._at = response, 0

    async def read(self, n=-1):
        data = await self._response._data()
        start = self._at
        self._at = len(data) if n < 0 else min(len(data), start + n)
        return data[start:self._at]

    async def readline(self):
        data = await self._response._data()
        end = data.find(b'\n', self._at)
        return await self.read((end + 1 if end >= 0 else len(data)) - self._at)

    async def readany(self):
        return await self.read()

    def at_eof(self):
        return self._at >= len(self._response._answer.text.encode())

    async def iter_chunked(self, n):
        while chunk := await self.read(n):
            yield chunk

    async def iter_any(self):
        if chunk := await self.read():
            yield chunk

    def __aiter__(self):
        return self

    async def __anext__(self):
        if line := await self.readline():
            return line
        raise StopAsyncIteration


class CIMultiDictProxy(Headers):
    def getone(self, name, default=None):
        return self.get(name, default)

    def getall(self, name, *default):
        return [self[name]] if name in self or not default else default[0]

    def __repr__(self):
        return f"<CIMultiDictProxy({', '.join(f'{name!r}: {value!r}' for name, value in self.items())})>"


class ClientResponse:
    def __init__(self, method, answer):
        self.method, self.url, self.status = method, URL(answer.url), answer.status
        self.reason, self.headers, self.closed, self.history = answer.reason, CIMultiDictProxy(answer.headers), False, ()
        self.cookies, self.version = {}, (1, 1)
        self.real_url, self.host = self.url, self.url.host
        self.request_info = RequestInfo(self.url, method, CIMultiDictProxy(), self.url)
        self.content = StreamReader(self)
        self._answer = answer

    @property
    def ok(self):
        return self.status < 400

    @property
    def content_type(self):
        return self.headers.get('Content-Type', '').partition(';')[0].strip()

    @property
    def content_length(self):
        return int(self.headers['Content-Length'])

    @property
    def charset(self):
        return 'utf-8'

    def get_encoding(self):
        return 'utf-8'

    def raise_for_status(self):
        if not self.ok:
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason,
                                      headers=self.headers)

    async def _data(self):
        if self.closed and self._answer.body:
            raise ClientConnectionError('Connection closed')
        return (await _simhttp.body(self._answer)).encode()

    async def read(self):
        return await self._data()

    async def text(self, encoding=None, errors='strict'):
        return (await self._data()).decode(encoding or 'utf-8', errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type='application/json'):
        text = await self.text(encoding)
        if content_type and 'json' not in self.content_type:
            raise ContentTypeError(self.request_info, self.history, status=self.status, headers=self.headers,
                                   message=f'Attempt to decode JSON with unexpected mimetype: {self.content_type}')
        return loads(text) if text.strip() else None

    def release(self):
        self.closed = True
        return _Nothing()

    def close(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n'


class EofStream(Exception):
    """The end of a stream, in the real aiohttp's insides."""


class _Nothing:
    """Programs of earlier days await release()."""

    def __await__(self):
        yield


class _RequestContextManager:
    def __init__(self, coroutine):
        self._coroutine = coroutine

    def __await__(self):
        return self._coroutine.__await__()

    def __iter__(self):
        return self.__await__()

    async def __aenter__(self):
        self._response = await self._coroutine
        return self._response

    async def __aexit__(self, *exc_info):
        self._response.release()


def _connection_error(answer):
    if answer.failure == 'reset':
        return ServerDisconnectedError()
    scheme, host, _ = split_url(answer.url)
    return ClientConnectorError(host, scheme, OSError(111, _simhttp.refused(answer)))


class ClientSession:
    __module__ = 'aiohttp.client'

    def __init__(self, base_url=None, *, connector=None, headers=None, timeout=None, raise_for_status=False,
                 connector_owner=True, cookies=None, cookie_jar=None, **options):
        self._loop = asyncio.get_running_loop()
        self._closed = False
        self._base, self._timeout, self._raise = base_url, timeout, raise_for_status
        self.headers = Headers(headers)
        self.connector = TCPConnector() if connector is None else connector
        self.cookie_jar = CookieJar() if cookie_jar is None else cookie_jar
        self.cookie_jar.update_cookies(cookies or {})

    @property
    def closed(self):
        return self._closed

    @property
    def timeout(self):
        return self._timeout

    async def _request(self, method, url, *, params=None, timeout=None, raise_for_status=None, **options):
        if self._closed:
            raise RuntimeError('Session is closed')
        url = with_params(join(self._base and str(self._base), str(url)), params)
        scheme, host, _ = split_url(url)
        if scheme not in ('http', 'https') or not host:
            raise InvalidURL(url)
        timeout = self._timeout if timeout is None else timeout
        seconds = timeout._seconds() if isinstance(timeout, ClientTimeout) else timeout
        if seconds:
            async with asyncio.timeout(seconds):
                response = await self._exchange(method.upper(), url, host, options)
        else:
            response = await self._exchange(method.upper(), url, host, options)
        if self._raise if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    async def _exchange(self, method, url, host, options):
        await self.connector._connect(host)
        try:
            return ClientResponse(method, await _simhttp.exchange(method, url, _connection_error,
                                                                  lambda: self._carried(**options)))
        finally:
            self.connector._release(host)

    def _carried(self, headers=None, json=None, data=None, **options):
        return _simhttp.sent({**self.headers, **dict(headers or {})}, json,
                             dict(data._fields) if isinstance(data, FormData) else data)

    def request(self, method, url, **options):
        return _RequestContextManager(self._request(method, url, **options))

    def get(self, url, *, allow_redirects=True, **options):
        return _RequestContextManager(self._request('GET', url, **options))

    def options(self, url, *, allow_redirects=True, **options):
        return _RequestContextManager(self._request('OPTIONS', url, **options))

    def head(self, url, *, allow_redirects=False, **options):
        return _RequestContextManager(self._request('HEAD', url, **options))

    def post(self, url, *, data=None, **options):
        return _RequestContextManager(self._request('POST', url, data=data, **options))

    def put(self, url, *, data=None, **options):
        return _RequestContextManager(self._request('PUT', url, data=data, **options))

    def patch(self, url, *, data=None, **options):
        return _RequestContextManager(self._request('PATCH', url, data=data, **options))

    def delete(self, url, **options):
        return _RequestContextManager(self._request('DELETE', url, **options))

    def ws_connect(self, url, **options):
        return Opening(_connect_ws(join(self._base and str(self._base), str(url)), ClientConnectorError),
                       ClientWebSocketResponse.close)

    async def close(self):
        self._closed = True

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *exc_info):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.close()

    def __del__(self):
        if not getattr(self, '_closed', True):
            unclosed(f'Unclosed client session\nclient_session: {self!r}')


class _SessionRequest:
    """aiohttp.request(): a session for one request."""

    def __init__(self, method, url, options):
        self._session, self._request = ClientSession(), (method, url, options)

    def __await__(self):
        method, url, options = self._request
        return self._session._request(method, url, **options).__await__()

    def __iter__(self):
        return self.__await__()

    async def __aenter__(self):
        try:
            return await self
        except BaseException:
            await self._session.close()
            raise

    async def __aexit__(self, *exc_info):
        await self._session.close()


def request(method, url, **options):
    return _SessionRequest(method, url, options)


def __getattr__(name):
    if name in ('TraceConfig', 'UnixConnector', 'MultipartWriter', 'Fingerprint', 'AsyncResolver', 'ThreadedResolver'):
        raise AttributeError(f"aiohttp.{name} is not part of the course's Python: the network is simulated", name=name)
    raise AttributeError(f"module 'aiohttp' has no attribute '{name}'", name=name)


__all__ = ('BaseConnector', 'BasicAuth', 'ClientConnectionError', 'ClientConnectorError', 'ClientError', 'ClientOSError',
           'ClientPayloadError', 'ClientResponse', 'ClientResponseError', 'ClientSession', 'ClientTimeout',
           'ClientWebSocketResponse', 'ContentTypeError', 'CookieJar', 'DummyCookieJar', 'EofStream', 'FormData', 'InvalidURL',
           'RequestInfo', 'ServerConnectionError', 'ServerDisconnectedError', 'ServerTimeoutError', 'StreamReader',
           'TCPConnector', 'TooManyRedirects', 'WSMessage', 'WSMsgType', 'request')
