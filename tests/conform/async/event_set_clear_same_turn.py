"""set() followed by clear() in one turn still wakes all who waited, and nobody who comes after."""
import asyncio


async def waiter(event, name):
    print(name, "waits", event.is_set())
    print(name, "woken", await event.wait(), event.is_set())


async def main():
    event = asyncio.Event()
    early = [asyncio.create_task(waiter(event, f"early {n}")) for n in range(3)]
    await asyncio.sleep(0)
    early[1].cancel()
    event.set()
    event.clear()
    late = asyncio.create_task(waiter(event, "late"))
    done, pending = await asyncio.wait([*early, late], timeout=1)
    print(len(done), len(pending), late in pending)
    print([t.cancelled() for t in early])
    event.set()
    event.set()
    await late
    through = asyncio.create_task(waiter(event, "through"))
    await asyncio.sleep(0)
    print("one turn is enough:", through.done())

asyncio.run(main())
