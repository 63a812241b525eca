"""A breadth-first crawler over a made-up site: workers, a seen set, a depth limit, a table at the end."""
import asyncio
from collections import defaultdict
from dataclasses import dataclass, field

SITE = {
    "/": ["/docs", "/blog", "/about"],
    "/docs": ["/docs/intro", "/docs/api", "/"],
    "/docs/intro": ["/docs"],
    "/docs/api": ["/docs/api/loop", "/docs/api/task"],
    "/blog": ["/blog/1", "/blog/2"],
    "/blog/1": ["/missing"],
    "/blog/2": ["/blog/1"],
}


class HTTPError(Exception):
    def __init__(self, status, url):
        super().__init__(f"{status} for {url}")
        self.status = status


@dataclass(order=True)
class Page:
    depth: int
    url: str = field(compare=False)
    links: list[str] = field(default_factory=list, compare=False, repr=False)


async def fetch(url: str) -> list[str]:
    await asyncio.sleep(0.1 + len(url) / 100)
    if url not in SITE and not url.count("/") > 1:
        raise HTTPError(404, url)
    return SITE.get(url, [])


async def worker(name, queue, seen, pages, errors):
    while True:
        page = await queue.get()
        try:
            page.links = await fetch(page.url)
        except HTTPError as e:
            errors[e.status].append(page.url)
        else:
            pages.append(page)
            for link in page.links:
                if link not in seen and page.depth < 3:
                    seen.add(link)
                    queue.put_nowait(Page(page.depth + 1, link))
        finally:
            queue.task_done()


async def crawl(root, n):
    queue, seen, pages, errors = asyncio.PriorityQueue(), {root}, [], defaultdict(list)
    await queue.put(Page(0, root))
    workers = [asyncio.create_task(worker(f"w{i}", queue, seen, pages, errors)) for i in range(n)]
    await queue.join()
    for w in workers:
        w.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return pages, errors


async def main():
    loop = asyncio.get_running_loop()
    for n in (1, 3):
        start = loop.time()
        pages, errors = await crawl("/", n)
        print(f"{n} worker(s): {len(pages)} pages in {loop.time() - start:.2f} s, errors {dict(errors)}")
    print(f"{'url':<20}|{'depth':^7}|{'links':>5}")
    print("-" * 34)
    for p in sorted(pages):
        print(f"{p.url:<20}|{p.depth:^7}|{len(p.links):>5}")
    print(pages[0])


asyncio.run(main())
