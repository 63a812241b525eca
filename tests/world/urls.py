"""What responses say of their URL and headers; yarl; an answer's headers in each library."""
import asyncio
import aiohttp
import httpx
import requests
from yarl import URL

url = URL('http://example.com:8080/a b/c.txt?x=1&y=2#end')
print(url, repr(url), url.scheme, url.host, url.port, url.path, url.name, url.suffix, url.query, url.fragment)
print(url.parent, url.origin(), url.with_query(z=3), url.update_query({'x': 5}), url / 'more', url.with_path('/new'))
print(URL('https://x.test') / 'a' / 'b', URL('https://x.test').port, URL('https://x.test/') == URL('https://x.test'))
print(URL('http://x.test/a/b').join(URL('../c')), URL('http://x.test') % {'q': 'a b'}, URL.build(scheme='http', host='h', path='/p'))
print(URL('/a/b').is_absolute(), url.parts, url.with_name('d.txt'), url.human_repr(), hash(url) == hash(URL(str(url))))


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(URL('http://x.test') / 'page', params={'q': 1}) as response:
            print(response.url, repr(response.url), response.url.host, response.host)
            print(response.headers, response.headers.getall('content-type'))
            print(response)
        try:
            async with session.get('http://x.test/missing') as response:
                response.raise_for_status()
        except aiohttp.ClientResponseError as e:
            print(repr(e), '|', e, '|', e.request_info.url)
    async with httpx.AsyncClient() as client:
        response = await client.get('http://x.test/page', params={'q': 1})
        print(response.url, repr(response.url), response.url.host, response.request, response.headers)
        print(response.headers['Content-Type'], response.url == 'http://x.test/page?q=1', 'content-TYPE' in response.headers)
    response = requests.get('http://x.test/page', params={'q': 1})
    print(response.url, response.headers)

asyncio.run(main())
