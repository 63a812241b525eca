# clock: real
"""What is written to a side that has closed: the first write is lost, the next one learns of it."""
import asyncio


async def serve(reader, writer):
    print("served by", asyncio.current_task().get_name(), await reader.readline())
    for i in range(9):
        try:
            writer.write(b"x")
            await writer.drain()
            print(i, "sent", writer.is_closing())
        except OSError as e:
            print(i, repr(e), writer.is_closing())
        await asyncio.sleep(0.02)
    try:
        writer.close()
        await writer.wait_closed()
    except OSError as e:
        print("closing", repr(e))
    print(repr(reader.exception()), reader.at_eof())


async def echo_until_end(reader, writer):
    async for line in reader:
        print("line", line)
    writer.write(b"bye\n")
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    print("served")


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 48377):
        print(asyncio.create_task(asyncio.sleep(0)).get_name())
        reader, writer = await asyncio.open_connection("127.0.0.1", 48377)
        writer.write(b"hello\n")
        await asyncio.sleep(0.05)
        print(await reader.read(100))
        writer.close()
        print(await reader.read(), reader.at_eof())
        writer.write(b"late")
        try:
            await writer.drain()
        except OSError as e:
            print("late", repr(e))
        await writer.wait_closed()
        await asyncio.sleep(0.5)
    async with await asyncio.start_server(echo_until_end, ["127.0.0.1"], 48378):
        reader, writer = await asyncio.open_connection("127.0.0.1", 48378)
        writer.writelines([b"a\n", b"b", b"\n"])
        writer.write_eof()
        try:
            writer.write(b"c")
        except RuntimeError as e:
            print(e)
        try:
            writer.writelines(["d"])
        except TypeError as e:
            print(e)
        print(await reader.read())
        writer.close()
        reader, writer = await asyncio.open_connection("127.0.0.1", 48378)
        writer.write(b"last\n")
        await asyncio.sleep(0.02)
        writer.transport.abort()
        print(await reader.read())
        await asyncio.sleep(0.05)


asyncio.run(main())
