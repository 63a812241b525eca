# A writer that nobody has any more closes its connection.
import asyncio


async def handle(reader, writer):
    async for line in reader:
        print("server:", line)
    print("server: no more")
    writer.close()


async def hasty():
    reader, writer = await asyncio.open_connection("127.0.0.1", 20171)
    writer.write(b"gone already\n")
    await writer.drain()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 20171)
    await hasty()
    await asyncio.sleep(0.1)
    reader, writer = await asyncio.open_connection("127.0.0.1", 20171)
    writer.write(b"kept\n")
    await asyncio.sleep(0.1)
    print("dropping")
    del writer
    await asyncio.sleep(0.1)
    print("end")
    server.close()

asyncio.run(main())
