# clock: real
import asyncio
import contextlib

clients = {}


async def talk(reader, writer):
    name = (await reader.readline()).decode().rstrip()
    clients[name] = writer
    try:
        async for line in reader:
            for other, w in clients.items():
                if other != name:
                    w.write(f"{name}: ".encode() + line)
                    await w.drain()
    finally:
        del clients[name]
        writer.close()


async def person(name, delay, lines, wait):
    await asyncio.sleep(delay)
    reader, writer = await asyncio.open_connection("localhost", 28770)
    writer.write(f"{name}\n".encode())

    async def listen():
        async for line in reader:
            print(name, "hears", line.decode().rstrip())

    listener = asyncio.create_task(listen())
    for line in lines:
        await asyncio.sleep(0.1)
        writer.write(f"{line}\n".encode())
        await writer.drain()
    await asyncio.sleep(wait)
    writer.close()
    await writer.wait_closed()
    listener.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await listener


async def fails(reader, writer):
    raise ValueError("in the handler")


async def main():
    server = await asyncio.start_server(talk, "localhost", 28770)
    serving = asyncio.create_task(server.serve_forever())
    await asyncio.gather(person("ann", 0, ["hi", "bye"], 0.3), person("bob", 0.05, ["hello"], 0.2))
    serving.cancel()
    try:
        await serving
    except asyncio.CancelledError:
        print("server cancelled", server.is_serving(), clients)

asyncio.run(main())
