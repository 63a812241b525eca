import asyncio, time
def chop(what, seconds):          # work for two hands: it cannot be interrupted
    time.sleep(seconds)
    print(what, "chopped")
async def grill():
    await asyncio.sleep(3)        # the grill works alone
    print("meat ready")
async def alone():
    start = time.monotonic()
    meat = asyncio.create_task(grill())
    await asyncio.sleep(0)
    chop("onions", 2.5); chop("tomatoes", 1.5)
    await meat
    print(f"alone: {time.monotonic() - start:.0f} s")
async def with_a_friend():
    start = time.monotonic()
    await asyncio.gather(grill(), asyncio.to_thread(chop, "onions", 2.5), asyncio.to_thread(chop, "tomatoes", 1.5))
    print(f"with friends: {time.monotonic() - start:.0f} s")
asyncio.run(alone())
asyncio.run(with_a_friend())
