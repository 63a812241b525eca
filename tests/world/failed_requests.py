"""httpx: an exception knows the request that failed."""
import asyncio

import httpx


async def main():
    async with httpx.AsyncClient(base_url='http://down.example', timeout=1) as client:
        for path in '/refused', '/reset', '/hang', '/missing':
            try:
                (await client.get(path)).raise_for_status()
            except httpx.HTTPError as e:
                print(type(e).__name__, e.request.method, e.request.url)


asyncio.run(main())
for url in 'http://down.example/refused', 'http://down.example/hang', 'nothing':
    try:
        httpx.get(url)
    except httpx.RequestError as e:
        print(type(e).__name__, e.request)
try:
    httpx.RequestError('alone').request
except RuntimeError as e:
    print(e)
