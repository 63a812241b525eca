# A server from its start to its end, and what it refuses.
import asyncio


async def handle(reader, writer):
    writer.write(await reader.read(100))
    writer.close()


async def ask(port, text):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(text)
    answer = await reader.read()
    writer.close()
    return answer


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 20161, start_serving=False)
    print(server.is_serving(), server.get_loop() is asyncio.get_running_loop())
    try:
        await ask(20161, b"too early")
    except ConnectionRefusedError as e:
        print(e)
    await server.start_serving()
    await server.start_serving()
    print(server.is_serving(), await ask(20161, b"one"))
    try:
        await asyncio.start_server(handle, "127.0.0.1", 20161)
    except OSError as e:
        print(e.errno, e)
    serving = asyncio.create_task(server.serve_forever())
    print(await ask(20161, b"two"))
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print(str(e)[-43:])
    reader, writer = await asyncio.open_connection("127.0.0.1", 20161)
    await asyncio.sleep(0)
    server.close()
    server.close()
    print(server.sockets, server.is_serving(), server)
    print(await asyncio.gather(serving, return_exceptions=True))
    writer.write(b"still served")
    print(await reader.read())
    writer.close()
    await server.wait_closed()
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print(e)

    loop = asyncio.get_running_loop()
    for make in (lambda: loop.create_server(asyncio.Protocol), lambda: loop.create_connection(asyncio.Protocol),
                 lambda: loop.create_server(asyncio.Protocol, "127.0.0.1", 20162, ssl=True),
                 lambda: loop.create_server(asyncio.Protocol, "127.0.0.1", 20162, ssl_handshake_timeout=1),
                 lambda: loop.create_connection(asyncio.Protocol, "127.0.0.1", 20162, server_hostname="x"),
                 lambda: loop.create_connection(asyncio.Protocol, "127.0.0.1", 20162),
                 lambda: asyncio.open_connection("127.0.0.1", 20162, family=-1, nonsense=1)):
        try:
            print(await make())
        except (ValueError, TypeError, OSError) as e:
            print(type(e).__name__, e)

    async def failing(reader, writer):
        raise LookupError("in the handler")

    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    async with await asyncio.start_server(failing, "127.0.0.1", 20163):
        print(await ask(20163, b"hello?"))

    def plain(reader, writer):
        writer.write(b"no coroutine")
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 20164) as server:
        print(await ask(20164, b""), len(server.sockets))
        try:
            async with asyncio.timeout(1):
                await server.serve_forever()
        except TimeoutError:
            print("served for a second")

asyncio.run(main())
