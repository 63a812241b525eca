import asyncio, time
async def fetch_data():
    print("Fetching data...")
    await asyncio.sleep(1)
    print("Data fetched!")
async def main():
    try:
        await asyncio.wait_for(fetch_data(), timeout=0.5)
    except asyncio.TimeoutError:
        print("Operation timed out!")
asyncio.run(main())
print("time:", time.monotonic())
