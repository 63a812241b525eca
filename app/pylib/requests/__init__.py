"""requests, against the simulated world: every call blocks, and so does the event loop that it is made in."""
import datetime
import json as _json
import _simhttp
from _simhttp import Headers, split_url, with_params
from requests import exceptions
from requests.exceptions import (ConnectionError, ConnectTimeout, HTTPError, JSONDecodeError, ReadTimeout,
                                 RequestException, Timeout, TooManyRedirects)

__version__ = '2.31.0'


class Response:
    def __init__(self, answer, seconds):
        self.url, self.status_code, self.reason = answer.url, answer.status, answer.reason
        self.headers, self.text, self.encoding, self.history = answer.headers, answer.text, 'utf-8', []
        self.elapsed = datetime.timedelta(seconds=seconds)

    @property
    def content(self):
        return self.text.encode()

    @property
    def ok(self):
        return self.status_code < 400

    def __bool__(self):
        return self.ok

    def json(self, **options):
        try:
            return _json.loads(self.text, **options)
        except ValueError as e:
            raise JSONDecodeError(str(e)) from None

    def raise_for_status(self):
        if not self.ok:
            whose = 'Client' if self.status_code < 500 else 'Server'
            raise HTTPError(f'{self.status_code} {whose} Error: {self.reason} for url: {self.url}', response=self)

    def iter_lines(self, **options):
        yield from self.content.splitlines()

    def iter_content(self, chunk_size=1, **options):
        for i in range(0, len(self.content), chunk_size):
            yield self.content[i:i + chunk_size]

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __repr__(self):
        return f'<Response [{self.status_code}]>'


def _failed(answer):
    if answer.failure == 'reset':
        return ConnectionError("('Connection aborted.', RemoteDisconnected('Remote end closed connection without "
                               "response'))")
    scheme, host, path = split_url(answer.url)
    return ConnectionError(f'{scheme.upper()}ConnectionPool(host={host.partition(":")[0]!r}): Max retries exceeded '
                           f'with url: {path} ({_simhttp.refused(answer)})')


def request(method, url, *, params=None, timeout=None, **options):
    url = with_params(str(url), params)
    scheme, host, _ = split_url(url)
    if not host:
        raise exceptions.MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?')
    if isinstance(timeout, tuple):
        timeout = timeout[1]

    def late():
        return ReadTimeout(f'{scheme.upper()}ConnectionPool(host={host!r}, port={443 if scheme == "https" else 80}): '
                           f'Read timed out. (read timeout={timeout})')
    method = method.upper()
    answer = _simhttp.exchange_blocking(
        method, url, f'requests.{method.lower()}', timeout, _failed, late,
        lambda: _simhttp.sent(options.get('headers'), options.get('json'), options.get('data')))
    return Response(answer, answer.after)


def get(url, params=None, **options):
    return request('GET', url, params=params, **options)


def options(url, **kwargs):
    return request('OPTIONS', url, **kwargs)


def head(url, **options):
    return request('HEAD', url, **options)


def post(url, data=None, json=None, **options):
    return request('POST', url, **options)


def put(url, data=None, **options):
    return request('PUT', url, **options)


def patch(url, data=None, **options):
    return request('PATCH', url, **options)


def delete(url, **options):
    return request('DELETE', url, **options)


class Session:
    def __init__(self):
        self.headers, self.params, self.auth, self.cookies = Headers(), {}, None, {}

    def request(self, method, url, *, params=None, **options):
        return request(method, url, params={**self.params, **(params or {})}, **options)

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def head(self, url, **options):
        return self.request('HEAD', url, **options)

    def post(self, url, data=None, json=None, **options):
        return self.request('POST', url, **options)

    def put(self, url, data=None, **options):
        return self.request('PUT', url, **options)

    def patch(self, url, data=None, **options):
        return self.request('PATCH', url, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)

    def mount(self, prefix, adapter):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def session():
    return Session()


class _Codes:
    ok, created, not_found, too_many_requests = 200, 201, 404, 429
    bad_request, unauthorized, forbidden, internal_server_error = 400, 401, 403, 500


codes = _Codes()
