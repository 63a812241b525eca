import asyncio

async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning up")

async def main():
    try:
        await asyncio.wait_for(slow(), timeout=1)
    except TimeoutError:
        print("too slow")
    print(await asyncio.wait_for(asyncio.sleep(1, "fast"), 5))

asyncio.run(main())
