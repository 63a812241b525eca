import asyncio

async def main()
    print("no colon")
