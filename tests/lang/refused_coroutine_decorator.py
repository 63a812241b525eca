import asyncio
@asyncio.coroutine  # expect error has no attribute 'coroutine'
def old():
    yield from asyncio.sleep(1)
