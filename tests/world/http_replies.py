"""Templates, lists of replies, parameters, headers, bodies."""
import asyncio
import aiohttp


async def main():
    async with aiohttp.ClientSession("https://shop.test", headers={"User-Agent": "me"}) as session:
        for path in ("/item/7", "/item/tea", "/item/a/b"):
            try:
                async with session.get(path) as r:
                    print(path, await r.json())
            except aiohttp.ClientError as e:
                print(type(e).__name__, e)
        async with session.get("/search", params={"q": "a b&c"}) as r:
            print(r.url, await r.json())
        async with session.post("/plain", json={"x": 1}, params=[("unknown", 1)]) as r:
            print(r.method, r.status, r.headers["x-shop"], r.content_type, await r.read(), r)
        for page in ("a", "b", "a", "a", "a", "b"):
            async with session.get(f"https://flaky.test/{page}") as r:
                print(page, r.status, await r.text(), end="; ")
        print()
        async with session.get("/plain") as r:
            async for chunk in r.content.iter_chunked(2):
                print(chunk, end=" ")
            print(await r.content.read())
        for method in ("put", "delete", "patch", "head", "options"):
            async with getattr(session, method)("/plain") as r:
                print(r.method, end=" ")
        response = await session.request("GET", "/plain")
        print(await response.text(), response.ok)
        response.release()
    async with aiohttp.request("GET", "https://shop.test/item/1") as r:
        print((await r.json())["id"] + 1, asyncio.get_running_loop().time())


asyncio.run(main())
