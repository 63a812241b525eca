"""Producers and consumers around a bounded queue, stopped by sentinels."""
import asyncio
import itertools
import random
import time

random.seed(444)


async def make_item(size: int = 5) -> str:
    return "".join(random.choice("0123456789abcdef") for _ in range(size * 2))


async def rand_sleep(caller=None) -> None:
    i = random.randint(0, 10)
    if caller:
        print(f"{caller} sleeping for {i} seconds.")
    await asyncio.sleep(i)


async def produce(name: int, q: asyncio.Queue) -> None:
    n = random.randint(1, 5)
    for _ in itertools.repeat(None, n):
        await rand_sleep(caller=f"Producer {name}")
        i = await make_item()
        t = time.perf_counter()
        await q.put((i, t))
        print(f"Producer {name} added <{i}> to queue.")


async def consume(name: int, q: asyncio.Queue) -> None:
    while True:
        await rand_sleep(caller=f"Consumer {name}")
        i, t = await q.get()
        now = time.perf_counter()
        print(f"Consumer {name} got element <{i}> in {now - t:0.5f} seconds.")
        q.task_done()


async def main(nprod: int, ncon: int):
    q = asyncio.Queue()
    producers = [asyncio.create_task(produce(n, q)) for n in range(nprod)]
    consumers = [asyncio.create_task(consume(n, q)) for n in range(ncon)]
    await asyncio.gather(*producers)
    await q.join()
    for c in consumers:
        c.cancel()
    results = await asyncio.gather(*consumers, return_exceptions=True)
    print([type(r).__name__ for r in results])


if __name__ == "__main__":
    start = time.perf_counter()
    asyncio.run(main(nprod=2, ncon=3))
    print(f"Program completed in {time.perf_counter() - start:0.5f} seconds.")
