"""A server: its clients come from the world."""
import asyncio
from aiohttp import web

routes = web.RouteTableDef()


def say(*what):
    print(f"{asyncio.get_running_loop().time():.2f}", *what)


@routes.get("/report")
async def report(request):
    await asyncio.sleep(3)
    say("report is done for", request.method, request.path)
    return web.Response(text="42 pages")


@routes.get("/hello/{name}")
async def hello(request):
    say("hello", request.match_info["name"], dict(request.query))
    return web.json_response({"hello": request.match_info["name"]})


async def orders(request):
    order = await request.json()
    request.app["orders"].append(order["item"])
    say("order", request.app["orders"])
    return web.json_response(order, status=201)


async def slow(request):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        say("the client has gone")
        raise


async def wrong(request):
    if request.path == "/wrong":
        raise web.HTTPForbidden()


@web.middleware
async def logged(request, handler):
    try:
        response = await handler(request)
        say(request.method, request.path, response.status)
        return response
    except web.HTTPException as e:
        say(request.method, request.path, e.status, e.reason)
        raise


async def start(app):
    say("starts")


async def stop(app):
    say("stops")


app = web.Application(middlewares=[logged])
app["orders"] = []
app.add_routes(routes)
app.router.add_post("/orders", orders)
app.add_routes([web.get("/slow", slow), web.get("/wrong", wrong)])
app.on_startup.append(start)
app.on_cleanup.append(stop)
web.run_app(app)
