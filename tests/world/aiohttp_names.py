"""Names of aiohttp by all their ways, WebSockets of a session, cookies, and a server's other answers."""
import asyncio
import aiohttp
from aiohttp import CookieJar, WSMsgType, web
from aiohttp.client import ClientSession
from aiohttp.client_exceptions import ClientConnectorError
from aiohttp.connector import TCPConnector
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web_app import Application
from aiohttp.web_request import Request
from aiohttp.web_response import Response

print(ClientSession is aiohttp.ClientSession, Application is web.Application, Request is web.Request,
      Response is web.Response, issubclass(TCPConnector, aiohttp.BaseConnector))
print(HttpProcessingError(code=400, message='bad'))


async def talk():
    jar = CookieJar(unsafe=True)
    async with ClientSession(cookie_jar=jar, cookies={'a': '1'}) as session:
        print(len(session.cookie_jar), session.cookie_jar.filter_cookies('http://x'))
        async with session.ws_connect('http://chat.test/room') as ws:
            await ws.send_str('ping')
            async for msg in ws:
                if msg.type == WSMsgType.TEXT:
                    print(msg.data, msg.type, asyncio.get_running_loop().time())
            print('closed', ws.closed, ws.close_code, await ws.receive())
        ws = await session.ws_connect('ws://echo.test/')
        await ws.send_json({'n': 1})
        print(await ws.receive_json(), await ws.close(), await ws.close())
        try:
            await session.ws_connect('ws://nobody.test/')
        except ClientConnectorError as e:
            print(type(e).__name__)
        try:
            await ws.send_str(b'bytes')
        except TypeError as e:
            print(e)


async def moved(request):
    raise web.HTTPSeeOther('/new')


async def slowly(request):
    response = web.StreamResponse()
    response.set_cookie('seen', 'yes')
    await response.prepare(request)
    for i in range(2):
        await asyncio.sleep(1)
        await response.write(b'part')
    await response.write_eof()
    print('streamed', response.status, response.cookies)
    return response


async def gone(request):
    error = web.HTTPGone()
    print(error.status, error.reason, error.text, isinstance(error, web.HTTPClientError))
    raise error

asyncio.run(talk())
counter = web.AppKey('counter', int)
app = Application()
app[counter] = 1
print(counter, app[counter], list(app) == [counter])
app.router.add_get('/moved', moved)
app.add_routes([web.get('/slowly', slowly), web.get('/gone', gone)])
web.run_app(app)
for module, name in (aiohttp, 'TraceConfig'), (web, 'WebSocketResponse'), (web, 'nonsense'):
    try:
        getattr(module, name)
    except AttributeError as e:
        print(e)
