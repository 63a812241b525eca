import asyncio, time
async def fetch_data():
    print("Fetching data...")
    await asyncio.sleep(1)
    print("Data fetched!")
async def main():
    await asyncio.gather(fetch_data(), fetch_data(), fetch_data())
asyncio.run(main())
print("time:", time.monotonic())
