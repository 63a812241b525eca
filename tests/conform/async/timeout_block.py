import asyncio
async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as cm:
            await asyncio.sleep(5)
    except TimeoutError as e:
        print("timeout", loop.time(), cm.expired(), cm.when(), repr(e), repr(e.__cause__))
    async with asyncio.timeout(2) as cm:
        await asyncio.sleep(1)
    print(cm.expired(), cm.when(), loop.time())
    async with asyncio.timeout(None) as cm:
        print(cm.when())
        cm.reschedule(loop.time() + 0.5)
        try:
            await asyncio.sleep(0.2)
        finally:
            cm.reschedule(None)
    try:
        async with asyncio.timeout_at(loop.time() + 1):
            await asyncio.sleep(2)
    except TimeoutError:
        print("at", loop.time())
    try:
        async with asyncio.timeout(3):
            async with asyncio.timeout(1):
                await asyncio.sleep(9)
    except TimeoutError:
        print("inner", loop.time())
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(5):
                    await asyncio.sleep(9)
            except TimeoutError:
                print("never here")
    except TimeoutError:
        print("outer", loop.time())
    try:
        async with asyncio.timeout(1):
            raise ValueError("own")
    except ValueError as e:
        print(repr(e))
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(1)
    except TimeoutError:
        print("zero", asyncio.current_task().cancelling())
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)
asyncio.run(main())
