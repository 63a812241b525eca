"""httpx: the same servers; the default timeout is five seconds."""
import asyncio
import time
import httpx


async def show(client, url, **options):
    try:
        r = await client.get(url, **options)
        print(r, r.is_success, r.text, round(time.monotonic(), 3))
        r.raise_for_status()
    except httpx.HTTPError as e:
        print(type(e).__name__, e, round(time.monotonic(), 3))


async def main():
    async with httpx.AsyncClient(base_url="https://ok.test") as client:
        responses = await asyncio.gather(*[client.get(f"/{n}") for n in range(3)])
        print([r.json() for r in responses], time.monotonic())
        for name in ("gone", "dead", "reset", "slow"):
            await show(client, f"https://{name}.test/")
        await show(client, "https://slow.test/", timeout=None)
        await show(client, "slow.test", timeout=httpx.Timeout(10.0))
    try:
        await client.get("/1")
    except RuntimeError as e:
        print(e)


asyncio.run(main())
print(httpx.get("https://ok.test/again").json(), time.monotonic())
with httpx.Client() as client:
    try:
        client.post("https://slow.test/", json={})
    except httpx.ReadTimeout as e:
        print(e, time.monotonic())
