# clock: real
import asyncio


async def handle(reader, writer):
    name = (await reader.readline()).decode().strip()
    print("server got", name)
    writer.write(f"hello {name}\n".encode())
    await writer.drain()
    async for line in reader:
        print("server line", line)
        writer.write(line.upper())
    print("server sees eof", reader.at_eof())
    writer.close()
    await writer.wait_closed()


async def client(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"ann\n")
    print("client got", await reader.readline())
    writer.writelines([b"one\n", b"two\n"])
    await writer.drain()
    print(await reader.readexactly(4), await reader.readuntil(b"O\n"))
    if writer.can_write_eof():
        writer.write_eof()
    print(await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    print("closing", writer.is_closing())


async def bytes_client(port):
    reader, writer = await asyncio.open_connection("localhost", port)
    writer.write(b"bob\n")
    print(await reader.read(100))
    writer.write(b"no newline")
    writer.write_eof()
    try:
        await reader.readexactly(50)
    except asyncio.IncompleteReadError as exc:
        print(exc, exc.partial, exc.expected)
    print(await reader.readline(), await reader.read(10))
    writer.close()


async def big(port):
    received = 0

    async def sink(reader, writer):
        nonlocal received
        while data := await reader.read(10000):
            received += len(data)
            await asyncio.sleep(0)
        writer.write(str(received).encode())
        writer.close()

    server = await asyncio.start_server(sink, "127.0.0.1", port)
    async with server:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(40):
            writer.write(b"x" * 25000)
            await writer.drain()
        writer.write_eof()
        print("received", await reader.read())
        writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 28765)
    print([s.getsockname() for s in server.sockets], server.is_serving())
    async with server:
        await client(28765)
        await bytes_client(28765)
    print("serving", server.is_serving())
    await big(28766)
    try:
        await asyncio.open_connection("127.0.0.1", 28765)
    except ConnectionRefusedError as exc:
        print(type(exc).__name__, exc)
    reader = asyncio.StreamReader()
    reader.feed_data(b"line1\nline2")
    reader.feed_eof()
    print(await reader.readline(), await reader.readline(), await reader.readline())
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"abcdefgh\n")
    try:
        await reader.readline()
    except ValueError as exc:
        print(exc)
    try:
        await asyncio.wait_for(asyncio.StreamReader().read(1), 0.01)
    except TimeoutError:
        print("timeout")

asyncio.run(main())
