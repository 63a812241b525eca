"""Timers of one instant run in the order they were made; a cancelled one among them leaves no gap."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    order = []
    start = loop.time()
    for n in range(6):
        loop.call_at(start + 1, order.append, n)
    handles = [loop.call_at(start + 1, order.append, f"h{n}") for n in range(4)]
    loop.call_at(start + 0.5, order.append, "half")
    loop.call_later(1, order.append, "later")
    loop.call_at(start - 5, order.append, "past")
    loop.call_soon(order.append, "soon")
    handles[1].cancel()
    handles[2].cancel()
    loop.call_at(start + 1, handles[3].cancel)
    loop.call_at(start + 0.5, handles[0].cancel)
    print([h.cancelled() for h in handles], handles[0].when() == start + 1)
    await asyncio.sleep(1)
    print(order[:], len(order))
    loop.call_at(loop.time(), order.append, "now")
    loop.call_soon(loop.call_soon, order.append, "soon in soon")
    loop.call_later(0, order.append, "zero")
    order.clear()
    for turn in range(3):
        await asyncio.sleep(0)
        print("turn", turn, order)
    print(handles[0] != handles[3], handles[0] == handles[1], hash(handles[0]) == hash(start + 1))

asyncio.run(main())
