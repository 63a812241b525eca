import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def say(*a):
        print(*a, loop.time())
    loop.call_soon(say, "soon 1")
    loop.call_later(2, say, "later 2")
    loop.call_at(loop.time() + 1, say, "at 1")
    loop.call_later(0, say, "later 0")
    loop.call_soon(say, "soon", "two args")
    h = loop.call_later(1.5, say, "never")
    s = loop.call_soon(say, "never soon")
    print(h.when(), h.cancelled())
    h.cancel()
    s.cancel()
    print(h.cancelled(), s.cancelled(), type(h).__name__ in ("TimerHandle", "Timer"), type(s).__name__)
    await asyncio.sleep(3)
    print("end", loop.is_running(), loop.is_closed())
    def chain(n):
        say("chain", n)
        if n:
            loop.call_soon(chain, n - 1)
    loop.call_soon(chain, 2)
    await asyncio.sleep(1)
    try:
        loop.call_later(None, print)
    except TypeError as e:
        print(type(e).__name__)
asyncio.run(main())
