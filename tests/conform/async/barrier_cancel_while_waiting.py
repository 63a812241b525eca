"""A party cancelled at a barrier leaves it whole: the others wait for one more, none gets BrokenBarrierError."""
import asyncio


async def party(barrier, name):
    try:
        index = await barrier.wait()
        print(name, "index", index, barrier.n_waiting)
        return index
    except asyncio.CancelledError:
        print(name, "cancelled", barrier.n_waiting, barrier.broken)
        raise


async def main():
    barrier = asyncio.Barrier(3)
    a, b = [asyncio.create_task(party(barrier, n)) for n in "ab"]
    await asyncio.sleep(0)
    print("waiting", barrier.n_waiting)
    a.cancel()
    await asyncio.sleep(0.1)
    print("waiting", barrier.n_waiting, barrier.broken)
    c, d = [asyncio.create_task(party(barrier, n)) for n in "cd"]
    print(await asyncio.gather(a, b, c, d, return_exceptions=True))
    e, f = [asyncio.create_task(party(barrier, n)) for n in "ef"]
    await asyncio.sleep(0)
    last = asyncio.create_task(party(barrier, "g"))
    await asyncio.sleep(0)
    print("filled; cancel e", e.cancel())
    print(await asyncio.gather(e, f, last, return_exceptions=True))
    print(barrier.n_waiting, barrier.broken)

asyncio.run(main())
