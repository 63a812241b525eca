"""aiohttp.web: views, and what a request says of itself."""
from aiohttp import web

routes = web.RouteTableDef()


@routes.view("/items/{id}")
class Item(web.View):
    async def get(self):
        return web.Response(text="item " + self.request.match_info["id"])

    async def post(self):
        print("posted", await self.request.json())
        return web.Response(status=201)


async def about(request):
    print(request.url, request.path_qs, request.query, request.host, request.cookies)
    return web.Response(text="about")


app = web.Application()
app.add_routes(routes)
app.router.add_view("/about", about)
web.run_app(app)
