"""What a program serves itself it can ask for: an application, and a server made of streams."""
import asyncio

import aiohttp
import httpx
import requests
from aiohttp import web


async def hello(request):
    await asyncio.sleep(0.5)
    return web.json_response({'hello': request.match_info['name'], 'q': request.query.get('q')})


async def take(request):
    if request.content_type == 'application/json':
        return web.Response(text=f'json {await request.json()}', status=201)
    return web.Response(text=f'form {dict(await request.post())} {request.headers.get("X-Who")}')


async def pieces(request):
    response = web.StreamResponse(headers={'Content-Type': 'text/plain'})
    await response.prepare(request)
    for part in b'one ', b'two':
        await response.write(part)
    return response


async def broken(request):
    raise web.HTTPForbidden(text='no')


async def serve_by_hand(reader, writer):
    request = await reader.readuntil(b'\r\n\r\n')
    line = request.decode().splitlines()[0]
    if 'chunks' in line:
        writer.write(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n')
    elif 'rude' in line:
        writer.write(b'what?\r\n')
    elif 'length' in line:
        writer.write(b'HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nContent-Type: text/html\r\n\r\ngone and more')
    else:
        writer.write(b'HTTP/1.0 200 OK\r\n\r\n' + line.encode())
    await writer.drain()
    writer.close()


async def main():
    app = web.Application()
    app.add_routes([web.get('/hello/{name}', hello), web.post('/take', take), web.get('/pieces', pieces),
                    web.get('/broken', broken)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, 'localhost', 8080).start()
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession('http://localhost:8080', headers={'X-Who': 'me'}) as session:
        async with session.get('/hello/a?q=1') as response:
            print(loop.time(), response.status, response.headers['Content-Type'], await response.json())
        answers = await asyncio.gather(*[session.get(f'/hello/{i}') for i in range(3)])
        print(loop.time(), [(await r.json())['hello'] for r in answers])
        for options in {'json': {'a': 1}}, {'data': {'b': '2 3'}}:
            async with session.post('/take', **options) as response:
                print(response.status, await response.text())
        for path in '/pieces', '/broken', '/nowhere':
            async with session.get(path) as response:
                print(response.status, response.reason, await response.text())
        try:
            async with asyncio.timeout(0.1):
                await session.get('/hello/late')
        except TimeoutError:
            print('too late')
    async with httpx.AsyncClient() as client:
        response = await client.post('http://127.0.0.1:8080/take', json=[1])
        print(response.status_code, response.text)
    response = await asyncio.to_thread(requests.get, 'http://localhost:8080/hello/thread')
    print(response.status_code, response.json())
    try:
        requests.get('http://localhost:8080/hello/me', timeout=2)
    except requests.exceptions.Timeout:
        print('the loop cannot answer while it waits')
    try:
        await web.TCPSite(runner, 'localhost', 8080).start()
    except OSError as e:
        print(e.errno)
    await runner.cleanup()
    server = await asyncio.start_server(serve_by_hand, '127.0.0.1', 8888)
    async with server, aiohttp.ClientSession() as session:
        for path in '/plain', '/chunks', '/length', '/rude':
            try:
                async with session.get('http://127.0.0.1:8888' + path) as response:
                    print(response.status, await response.text())
            except aiohttp.ClientError as e:
                print(type(e).__name__)
        print((await asyncio.to_thread(requests.get, 'http://localhost:8888/thread')).text)
    async with aiohttp.ClientSession() as session:
        try:
            await session.get('http://localhost:8080/hello/again')
        except aiohttp.ClientConnectorError:
            print('refused')


asyncio.run(main())
