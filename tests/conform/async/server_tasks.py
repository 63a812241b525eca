# clock: real
# Each new connection of a server is taken in a task of asyncio's own, which all_tasks() shows.
import asyncio


def show(where):
    print(where, sorted(t.get_coro().__qualname__ for t in asyncio.all_tasks()))


async def handle(reader, writer):
    show("handler")
    writer.write(await reader.readline())
    writer.close()
    await writer.wait_closed()
    show("handler ends")


class Server(asyncio.Protocol):
    def __init__(self):
        task = asyncio.current_task()
        show("factory in " + task.get_coro().__qualname__)

    def connection_made(self, transport):
        show("made")
        self.transport = transport

    def data_received(self, data):
        show("data")
        self.transport.close()

    def connection_lost(self, exc):
        show("lost")


async def streams():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        show("serving")
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await asyncio.sleep(0.05)
        writer.write(b"hello\n")
        print(await reader.readline())
        await asyncio.sleep(0.05)
        show("answered")
        writer.close()
        await writer.wait_closed()
    print(asyncio.create_task(asyncio.sleep(0)).get_name())


async def protocols():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    transport, protocol = await loop.create_connection(asyncio.Protocol, *server.sockets[0].getsockname())
    await asyncio.sleep(0.05)
    transport.write(b"over")
    await asyncio.sleep(0.05)
    server.close()
    await server.wait_closed()
    print(asyncio.create_task(asyncio.sleep(0)).get_name())


asyncio.run(streams())
asyncio.run(protocols())
