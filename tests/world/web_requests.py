"""aiohttp.web: what a request says in its address, its cookies and its form; texts set afterwards."""
from aiohttp import web
from aiohttp.typedefs import Handler


@web.middleware
async def log(request: web.Request, handler: Handler) -> web.StreamResponse:
    response = await handler(request)
    print(request.method, request.path, response.status, response.content_type, response.text)
    return response


async def search(request):
    url = request.rel_url
    print(type(url).__name__, url, url.path, url.query, dict(request.query), request.query_string, request.url.host)
    response = web.Response()
    response.text = 'found'
    return response


async def hello(request):
    response = web.Response(content_type='text/html')
    response.text = f"<b>{request.match_info['name']}</b> {request.cookies}"
    return response


async def form(request):
    data = await request.post()
    response = web.Response()
    response.body = b'seen'
    print(dict(data), response.text, response.headers['Content-Type'])
    response.content_type = 'text/x'
    return response


async def part(request):
    print(request.app is inside, request.path, dict(request.match_info))
    return web.Response(text='part')


@web.middleware
async def inner(request, handler):
    print('inside', request.path)
    return await handler(request)


async def open_inside(app):
    print('inside opens')
    yield
    print('inside closes')


inside = web.Application(middlewares=[inner])
inside.router.add_get('/', part)
inside.router.add_get('/{name}', part)
inside.cleanup_ctx.append(open_inside)
app = web.Application(middlewares=[log])
app.add_subapp('/inside/', inside)
app.router.add_get('/search', search)
app.router.add_get('/hello/{name}', hello)
app.router.add_post('/form', form)
web.run_app(app)
