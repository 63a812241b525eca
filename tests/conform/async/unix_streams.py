# Servers that are named by a path.
import asyncio
import os

PATH = "conform-unix.socket"


async def handle(reader, writer):
    print("from", repr(writer.get_extra_info("peername")), repr(writer.get_extra_info("sockname")))
    writer.write((await reader.readline())[::-1])
    writer.close()


async def main():
    server = await asyncio.start_unix_server(handle, path=PATH)
    print(os.path.exists(PATH), server.sockets[0].getsockname())
    reader, writer = await asyncio.open_unix_connection(PATH)
    writer.write(b"abc\n")
    print(await reader.read())
    writer.close()
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_unix_connection(asyncio.Protocol, PATH)
    transport.abort()
    await asyncio.sleep(0)
    server.close()
    await server.wait_closed()
    again = await loop.create_unix_server(asyncio.Protocol, PATH)
    again.close()
    for attempt in range(2):
        try:
            await asyncio.open_unix_connection(PATH)
        except OSError as e:
            print(repr(e))
        if not attempt:
            os.remove(PATH)

asyncio.run(main())
