"""aiohttp's client as programs of earlier days use it: release() awaited, request() awaited without `async with`."""
import asyncio

import aiohttp


def by_generator(url):
    response = yield from aiohttp.request('GET', url)
    print(response.status)
    return response


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get('http://old.example/') as response:
            print(await response.text())
            print(await response.release(), response.closed)
    async with aiohttp.request('GET', 'http://old.example/') as response:
        print(response.status)


asyncio.run(main())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(by_generator('http://old.example/')).url)
loop.close()
