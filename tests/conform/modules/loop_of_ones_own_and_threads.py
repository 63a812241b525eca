# clock: real
# A loop with methods of its own: threads wake it, sockets become ready in it.
import asyncio
import time


class Loop(asyncio.SelectorEventLoop):
    calls = 0

    def call_soon_threadsafe(self, callback, *args, context=None):
        self.calls += 1
        return super().call_soon_threadsafe(callback, *args, context=context)


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def main():
    loop = asyncio.get_running_loop()

    def work(n):
        time.sleep(n / 10)
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop).result()
        return n

    ticks = []

    async def tick():
        while len(ticks) < 3:
            ticks.append(len(ticks))
            await asyncio.sleep(0.05)

    ticker = asyncio.create_task(tick())
    print(await asyncio.gather(*(asyncio.to_thread(work, n) for n in (3, 2, 1))), ticks, ticker.done())
    print(loop.calls >= 3)
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"one\ntwo\n")
    print(await reader.readline(), await reader.readline())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
