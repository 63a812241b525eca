# What a transport calls, and when: beside each step of a connection a ticker counts the loop's turns.
import asyncio


class Side(asyncio.Protocol):
    def __init__(self, name, keep_open=False, on_data=None):
        self.name, self.keep_open, self.on_data = name, keep_open, on_data
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        print(self.name, "made", transport.get_extra_info("peername")[0], transport.get_extra_info("nothing", "-"))

    def data_received(self, data):
        print(self.name, "data", data)
        if self.on_data:
            self.on_data(self)

    def eof_received(self):
        print(self.name, "eof")
        return self.keep_open

    def connection_lost(self, exc):
        print(self.name, "lost", repr(exc))
        self.lost.set_result(None)


async def connect(port, server_keywords={}, **keywords):
    loop = asyncio.get_running_loop()
    made = []

    def factory():
        made.append(Side("server", **server_keywords))
        return made[0]

    server = await loop.create_server(factory, "127.0.0.1", port)
    transport, client = await loop.create_connection(lambda: Side("client", **keywords), "127.0.0.1", port)
    while not made or not hasattr(made[0], "transport"):
        await asyncio.sleep(0)
    return server, made[0], client


async def over(server, *sides):
    for side in sides:
        await side.lost
    server.close()
    await server.wait_closed()
    print("--")


async def tick():
    for i in range(30):
        print("tick", i)
        await asyncio.sleep(0)


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: print("handler:", context["message"], repr(context["exception"])))
    ticker = asyncio.create_task(tick())
    server, ours, client = await connect(20101, {"on_data": lambda side: side.transport.write(b"pong")})
    client.transport.write(b"ping")
    await asyncio.sleep(0)
    client.transport.close()
    client.transport.close()
    print(client.transport.is_closing(), client.transport.is_reading(), client.transport.get_protocol() is client)
    await over(server, ours, client)
    await ticker

    server, ours, client = await connect(20102, {"keep_open": True})
    client.transport.write(b"last words")
    client.transport.write_eof()
    try:
        client.transport.write(b"more")
    except RuntimeError as e:
        print(e)
    await asyncio.sleep(0.1)
    print(ours.transport.is_closing(), client.transport.can_write_eof())
    ours.transport.writelines([b"an", bytearray(b"swer")])
    ours.transport.close()
    await over(server, ours, client)

    server, ours, client = await connect(20103, {"on_data": lambda side: 1 / 0})
    client.transport.write(b"x")
    await over(server, ours, client)

    server, ours, client = await connect(20104, {"on_data": lambda side: side.transport.abort()})
    client.transport.write(b"x")
    await over(server, ours, client)

    server, ours, client = await connect(20105)
    ours.transport.pause_reading()
    client.transport.write(b"never ")
    client.transport.write(b"read")
    await asyncio.sleep(0.1)
    print(ours.transport.is_reading())
    ours.transport.close()
    await over(server, ours, client)

    server, ours, client = await connect(20106)
    ours.transport.pause_reading()
    client.transport.write(b"one ")
    client.transport.write(b"two")
    await asyncio.sleep(0.1)
    ours.transport.resume_reading()
    await asyncio.sleep(0.1)
    other = Side("another")
    client.transport.set_protocol(other)
    ours.transport.write(b"for another")
    await asyncio.sleep(0.1)
    try:
        ours.transport.write("text")
    except TypeError as e:
        print(e)
    ours.transport.abort()
    await over(server, ours, other)

    server, ours, client = await connect(20107, {"keep_open": True})
    client.transport.close()
    await client.lost
    await asyncio.sleep(0.1)
    for i in range(8):
        ours.transport.write(b"into the void")
        await asyncio.sleep(0)
    await over(server, ours)

asyncio.run(main())
