"""Every way in which a request can end, with aiohttp."""
import asyncio
import aiohttp


async def status(session, url):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=3)) as response:
            return response.status, response.ok, response.reason, await response.text()
    except aiohttp.ClientError as e:
        return type(e).__name__, str(e)
    except TimeoutError as e:
        return type(e).__name__, str(e)


async def main():
    now = asyncio.get_running_loop().time
    async with aiohttp.ClientSession() as session:
        for name in ("ok", "gone", "dead", "reset", "slow", "big", "nowhere"):
            print(round(now(), 3), await status(session, f"https://{name}.test/"))
        for url in ("no-url", "ftp://files.test/"):
            print(round(now(), 3), await status(session, url))
        async with session.get("https://gone.test/") as response:
            try:
                response.raise_for_status()
            except aiohttp.ClientResponseError as e:
                print(e, "/", e.status, e.message, repr(e))
            try:
                await response.json()
            except aiohttp.ContentTypeError as e:
                print(e)
        task = asyncio.create_task(session.get("https://slow.test/")._coroutine)
        await asyncio.sleep(0.25)
        task.cancel()
        print(await asyncio.gather(task, return_exceptions=True), round(now(), 3))
    try:
        await session.get("https://ok.test/")
    except RuntimeError as e:
        print(e, session.closed)
    for kind in (aiohttp.ClientConnectorError, aiohttp.ServerDisconnectedError, aiohttp.InvalidURL):
        print(kind.__name__, [base.__name__ for base in kind.__mro__])


asyncio.run(main())
