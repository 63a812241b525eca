"""Nested timeouts and wait_for(): the inner limit passes inside, the outer one goes through the inner block."""
import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def attempt(outer, inner, work):
    try:
        async with asyncio.timeout(outer) as a:
            try:
                async with asyncio.timeout(inner) as b:
                    await asyncio.wait_for(asyncio.sleep(work), 3)
                    say("worked")
            except TimeoutError as e:
                say("inner block", a.expired(), b.expired(), type(e.__cause__).__name__)
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                say("passing through", a.expired(), b.expired(), asyncio.current_task().cancelling())
                raise
    except TimeoutError as e:
        say("outer block", a.expired(), b.expired(), type(e.__cause__).__name__)
    say(a, b, asyncio.current_task().cancelling())


async def main():
    await attempt(5, 5, 1)
    await attempt(5, 1, 9)
    await attempt(1, 5, 9)
    await attempt(1.5, 1, 9)
    await attempt(9, 9, 5)
    await attempt(1, 0, 0)
    await attempt(-1, 1, 0)
    await attempt(None, None, 1)

asyncio.run(main())
