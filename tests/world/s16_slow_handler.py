from aiohttp import web
import asyncio, time
async def index(request):
    return web.Response(text="hello")
async def slow(request):
    time.sleep(3)                       # everybody waits
    return web.Response(text="report")
app = web.Application()
app.add_routes([web.get("/", index), web.get("/slow", slow)])
web.run_app(app)
