"""The exceptions of aiohttp's client."""
import asyncio


class RequestInfo:
    def __init__(self, url, method, headers, real_url):
        self.url, self.method, self.headers, self.real_url = url, method, headers, real_url

    def __repr__(self):
        return (f'RequestInfo(url={self.url!r}, method={self.method!r}, headers={self.headers!r}, '
                f'real_url={self.real_url!r})')


class ClientError(Exception):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, status=0, message='', headers=None):
        self.request_info, self.history = request_info, history
        self.status, self.message, self.headers = status, message, headers
        super().__init__(request_info, history)

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}'

    def __repr__(self):
        args = f'{self.request_info!r}, {self.history!r}'
        return f'{type(self).__name__}({args}, status={self.status!r}, message={self.message!r})'


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientPayloadError(ClientError):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    def __init__(self, host, scheme, os_error):
        name, _, port = host.partition(':')
        self.host, self.port = name, int(port or (443 if scheme == 'https' else 80))
        self.ssl = scheme == 'https'
        self.os_error = os_error
        super().__init__(os_error.errno, os_error.strerror)

    def __str__(self):
        return (f"Cannot connect to host {self.host}:{self.port} ssl:{'default' if self.ssl else 'None'} "
                f"[{self.os_error.strerror}]")


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        self.message = 'Server disconnected' if message is None else message
        super().__init__(self.message)


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class InvalidURL(ClientError, ValueError):
    def __init__(self, url):
        super().__init__(url)

    @property
    def url(self):
        return self.args[0]
