import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def work(n, fail=None):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        say("cancelled", n)
        raise
    if fail:
        raise fail(n)
    say("done", n)
    return n


async def results():
    async with asyncio.TaskGroup() as tg:
        a, b = tg.create_task(work(1)), tg.create_task(work(2), name="b")
        print(tg)
    print(a.result(), b.result(), b.get_name(), tg)


async def late_task():
    async with asyncio.TaskGroup() as tg:
        async def more():
            await asyncio.sleep(1)
            tg.create_task(work(1))
        tg.create_task(more())
    say("all")


async def several_errors():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(1, ValueError))
            tg.create_task(work(1, KeyError))
            tg.create_task(work(5))
    except* ValueError as e:
        print("values", e.exceptions)
    except* KeyError as e:
        print("keys", e.exceptions)


async def body_fails():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(5))
            await asyncio.sleep(1)
            raise LookupError("body")
    except* LookupError as e:
        print(repr(e))


async def body_cancelled_by_child():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(1, ValueError))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                say("body cancelled", asyncio.current_task().cancelling())
                raise
    except* ValueError as e:
        say(repr(e), asyncio.current_task().cancelling())


async def cancelled_from_outside():
    async def inner():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(5))
    t = asyncio.create_task(inner())
    await asyncio.sleep(1)
    t.cancel("outside")
    try:
        await t
    except asyncio.CancelledError as e:
        say("cancelled", e.args)


async def child_cancelled():
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(work(5))
        await asyncio.sleep(1)
        t.cancel()
    say("nobody minds", t.cancelled())


async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(work(5))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work(1, ValueError))
    except* ValueError as e:
        print(repr(e))


async def misuse():
    tg = asyncio.TaskGroup()
    c = work(1)
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(e)
    c.close()
    async with tg:
        try:
            await tg.__aenter__()
        except RuntimeError as e:
            print(e)


for main in (results, late_task, several_errors, body_fails, body_cancelled_by_child, cancelled_from_outside,
             child_cancelled, nested, misuse):
    print("---", main.__name__)
    asyncio.run(main())
