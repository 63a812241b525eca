"""Keywords that asyncio.start_server() and open_connection() do not take."""
import asyncio


async def serve(reader, writer):
    writer.close()


async def main():
    for attempt in (lambda: asyncio.start_server(serve, "127.0.0.1", 18431, loop=asyncio.get_running_loop()),
                    lambda: asyncio.start_server(serve, "127.0.0.1", 18431, nonsense=1),
                    lambda: asyncio.open_connection("127.0.0.1", 18431, loop=None)):
        try:
            await attempt()
        except TypeError as e:
            print(e)


asyncio.run(main())
