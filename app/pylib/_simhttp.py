"""The simulated servers, as all HTTP clients see them."""
import json
import sys
from asyncio import get_running_loop, open_connection, run, run_coroutine_threadsafe, wait_for

import _sim
from _simio import Operation, operate, operate_blocking

LATENCY = 0.1
REASONS = {200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 301: 'Moved Permanently', 302: 'Found',
           303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 400: 'Bad Request',
           401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable',
           408: 'Request Timeout', 409: 'Conflict', 410: 'Gone', 418: "I'm a teapot",
           422: 'Unprocessable Entity', 429: 'Too Many Requests', 500: 'Internal Server Error',
           501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout'}
_told = []
servers = {}  # of the program itself, by port: serve(method, target, sent) gives what a world's reply has


class Headers(dict):
    """Names of headers are the same in any case; they are kept as they were written."""

    def __init__(self, items=None):
        super().__init__()
        for name, value in dict(items or {}).items():
            self[name] = str(value)

    def _written(self, name):
        if isinstance(name, str):
            for known in self:
                if known.lower() == name.lower():
                    return known
        return name

    def __setitem__(self, name, value):
        super().__setitem__(self._written(name), value)

    def __getitem__(self, name):
        return super().__getitem__(self._written(name))

    def __contains__(self, name):
        return super().__contains__(self._written(name))

    def get(self, name, default=None):
        return super().get(self._written(name), default)


def split_url(url):
    """scheme, host with port, the rest; host is '' when it is no URL."""
    scheme, found, rest = str(url).partition('://')
    if not found:
        return '', '', str(url)
    end = min([i for i in (rest.find(c) for c in '/?#') if i >= 0], default=len(rest))
    return scheme.lower(), rest[:end].rpartition('@')[2].lower(), rest[end:] or '/'


_PLAIN = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')


def quote(text):
    return ''.join(c if c in _PLAIN else '+' if c == ' ' else ''.join('%%%02X' % b for b in c.encode())
                   for c in str(text))


def with_params(url, params):
    if not params:
        return url
    if not isinstance(params, str):
        pairs = params.items() if hasattr(params, 'items') else params
        params = '&'.join(f'{quote(k)}={quote(x)}' for k, v in pairs
                          for x in (v if isinstance(v, (list, tuple)) else [v]))
    return url + ('&' if '?' in url else '?') + params


def join(base, url):
    if not base or '://' in url:
        return url
    return base.rstrip('/') + '/' + url.lstrip('/')


class Answer:
    """What a server says to a request: how long it takes, and what happens then.

    failure is None, 'connect', 'reset' or 'unknown' (nothing is declared for this URL).
    """

    def __init__(self, url, reply):
        self.url, self.failure, self.hangs = url, None, False
        if reply is None:
            self.failure, reply = 'unknown', {}
        self.failure = reply.get('fail', self.failure)
        if self.failure == 'hang':
            self.failure, self.hangs = None, True
        self.after, self.body = reply.get('after', LATENCY), reply.get('body', 0)
        if reply.get('jitter'):
            self.after *= 1 + reply['jitter'] * _sim.jitter()
        self.status = reply.get('status', 200)
        self.reason = REASONS.get(self.status, '')
        self.headers = Headers(reply.get('headers'))
        self.text = str(reply.get('text', ''))
        if 'json' in reply:
            self.text = json.dumps(reply['json'])
        if 'Content-Type' not in self.headers:
            self.headers['Content-Type'] = ('application/json' if 'json' in reply else 'text/plain') + '; charset=utf-8'
        if 'Content-Length' not in self.headers:
            self.headers['Content-Length'] = str(len(self.text.encode()))

    @property
    def how(self):
        return 'ok' if self.status < 400 else str(self.status)


def _reply(url):
    if not _sim.declared:
        if not _told:
            _told.append(True)
            _sim.say(f'asyncourse: no world is declared (--world FILE): every URL answers 200 after {LATENCY} s')
        return {'json': {'url': url}}
    page = url.partition('#')[0]
    reply = _sim.reply('http', page)
    if reply is None and '?' in page:
        reply = _sim.reply('http', page.partition('?')[0])
    return reply


def ask(url):
    """The host of a URL, and its Answer to a request that arrives now. leave(host) when the request is over."""
    host = split_url(url)[1]
    reply = _reply(url)
    if not _sim.enter(host) and reply is not None:
        reply = {'after': 0.05, 'status': 429, 'text': 'Too Many Requests'}
    return host, Answer(url, reply)


def _text(method, url):
    return f'http {url}' if method == 'GET' else f'http {method} {url}'


def sent(headers=None, json=None, data=None):
    """What a request carries, as a world says it of its clients."""
    headers = Headers(headers)
    if json is not None:
        kind, carried = 'application/json', {'json': json}
    elif hasattr(data, 'items') or isinstance(data, (list, tuple)):
        kind, carried = 'application/x-www-form-urlencoded', {'text': with_params('', data).lstrip('&?')}
    elif data:
        binary = isinstance(data, (bytes, bytearray))
        kind = 'application/octet-stream' if binary else 'text/plain; charset=utf-8'
        carried = {'text': data.decode('utf-8', 'replace') if binary else str(data)}
    else:
        return {'headers': headers}
    if 'Content-Type' not in headers:
        headers['Content-Type'] = kind
    return {'headers': headers, **carried}


class _Wire:
    """A server that the program has made of sockets."""
    loop = None

    def __init__(self, port):
        self._port = port

    async def __call__(self, method, target, carried):
        reader, writer = await open_connection('localhost', self._port)
        try:
            data = json.dumps(carried['json']) if 'json' in carried else carried.get('text', '')
            headers = {'Host': f'localhost:{self._port}', 'Accept': '*/*', **carried['headers']}
            if data:
                headers['Content-Length'] = len(data.encode())
            lines = [f'{method} {target} HTTP/1.1', *[f'{name}: {value}' for name, value in headers.items()], '', data]
            writer.write('\r\n'.join(lines).encode())
            await writer.drain()
            return await self._read(reader, method)
        except (OSError, EOFError, ValueError, IndexError):  # what came is no answer
            return {'fail': 'reset'}
        finally:
            writer.close()

    async def _read(self, reader, method):
        status, headers = int((await reader.readline()).split()[1]), Headers()
        while line := (await reader.readline()).decode().strip():
            name, _, value = line.partition(':')
            headers[name] = value.strip()
        if method == 'HEAD' or status in (204, 304):
            data = b''
        elif headers.get('Transfer-Encoding', '').lower() == 'chunked':
            data = b''
            while size := int((await reader.readline()).partition(b';')[0], 16):
                data += await reader.readexactly(size)
                await reader.readline()
        elif 'Content-Length' in headers:
            data = await reader.readexactly(int(headers['Content-Length']))
        else:
            data = await reader.read()
        return {'status': status, 'headers': headers, 'text': data.decode('utf-8', 'replace')}


def own_server(url):
    """The program's own server at that address; None: there is none."""
    scheme, host, _ = split_url(url)
    name, _, port = host.partition(':')
    if scheme != 'http' or name not in ('localhost', '127.0.0.1', '0.0.0.0') or not (port or '80').isdigit():
        return None
    port, sockets = int(port or 80), sys.modules.get('_loopback')
    if port not in servers and sockets is not None and sockets.is_listening(port):
        return _Wire(port)
    return servers.get(port)


async def _ask_own(serve, method, url, error, carried):
    operation = Operation(_text(method, url))
    try:
        reply = await serve(method, split_url(url)[2].partition('#')[0], carried())
    except BaseException:
        operation.cancel()
        raise
    answer = Answer(url, {**reply, 'after': 0})
    failed = error(answer) if answer.failure else None
    operation.end(type(failed).__name__ if failed else answer.how)
    if failed:
        raise failed
    return answer


async def exchange(method, url, error, carried=sent):
    """The answer to a request, when its headers have come. error(answer): the exception to raise when it failed.
    carried(): what the request has (sent), for servers of the program itself."""
    serve = own_server(url)
    if serve is not None:
        return await _ask_own(serve, method, url, error, carried)
    host, answer = ask(url)
    try:
        failed = error(answer) if answer.failure else None
        await operate(_text(method, url), None if answer.hangs else answer.after,
                      type(failed).__name__ if failed else answer.how)
    finally:
        _sim.leave(host)
    if failed:
        raise failed
    return answer


def _ask_own_blocking(serve, method, url, call, timeout, error, late, carried):
    """From a thread of its own; a loop's own thread would wait for itself."""
    try:
        get_running_loop()
    except RuntimeError:
        asked = _ask_own(serve, method, url, error, carried)
        try:
            if serve.loop is None:
                return run(wait_for(asked, timeout))
            return run_coroutine_threadsafe(asked, serve.loop).result(timeout)
        except TimeoutError:
            raise late() from None
    operate_blocking(_text(method, url), timeout, call, 'timeout')
    raise late()


def exchange_blocking(method, url, call, timeout, error, late, carried=sent):
    """The same, blocking, and with the body. late(): the exception to raise when it takes longer than `timeout`."""
    serve = own_server(url)
    if serve is not None:
        return _ask_own_blocking(serve, method, url, call, timeout, error, late, carried)
    host, answer = ask(url)
    text, seconds = _text(method, url), answer.after + answer.body
    try:
        if timeout is not None and (answer.hangs or seconds > timeout):
            failed = late()
            operate_blocking(text, timeout, call, type(failed).__name__)
        else:
            failed = error(answer) if answer.failure else None
            operate_blocking(text, None if answer.hangs else seconds, call,
                             type(failed).__name__ if failed else answer.how)
    finally:
        _sim.leave(host)
    if failed:
        raise failed
    return answer


async def body(answer):
    """The rest of the answer; it comes once."""
    seconds, answer.body = answer.body, 0
    if seconds:
        await operate(f'body {answer.url}', seconds)
    return answer.text


def refused(answer):
    """Why there is no connection."""
    if answer.failure == 'unknown':
        return f'nothing is declared for {answer.url} in this world'
    return 'Connect call failed'
