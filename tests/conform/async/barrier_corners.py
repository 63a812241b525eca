import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def party(barrier, name, delay):
    await asyncio.sleep(delay)
    try:
        async with barrier as position:
            say(name, "passed at", position, barrier.n_waiting)
    except asyncio.BrokenBarrierError as e:
        say(name, "broken", e)
    except asyncio.CancelledError:
        say(name, "cancelled")
        raise


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier, barrier.parties)
    await asyncio.gather(*[party(barrier, n, i / 10) for i, n in enumerate("abcdef")])
    print(barrier, barrier.n_waiting, barrier.broken)
    tasks = [asyncio.create_task(party(barrier, n, 0)) for n in "gh"]
    await asyncio.sleep(0.1)
    print(barrier)
    await barrier.reset()
    await asyncio.gather(*tasks)
    print(barrier)
    tasks = [asyncio.create_task(party(barrier, n, 0)) for n in "ij"]
    await asyncio.sleep(0.1)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(barrier)
    await party(barrier, "k", 0)
    await barrier.reset()
    tasks = [asyncio.create_task(party(barrier, n, 0)) for n in "lm"]
    await asyncio.sleep(0.1)
    tasks[0].cancel()
    await asyncio.sleep(0.1)
    print(barrier)
    tasks += [asyncio.create_task(party(barrier, n, 0)) for n in "no"]
    print(await asyncio.gather(*tasks, return_exceptions=True))
    for parties in 0, -1:
        try:
            asyncio.Barrier(parties)
        except ValueError as e:
            print(e)
    try:
        await asyncio.wait_for(barrier.wait(), 0.3)
    except TimeoutError:
        say("timeout", barrier)

asyncio.run(main())
