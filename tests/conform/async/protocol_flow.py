# Back-pressure: a transport that holds too much stops its protocol, or drain(), until the other side has read.
import asyncio


class Writer(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.paused = 0
        self.over = asyncio.get_running_loop().create_future()

    def pause_writing(self):
        self.paused += 1
        if self.paused == 1:
            print("pause", self.transport.get_write_buffer_size() > 100)

    def resume_writing(self):
        print("resume", self.transport.get_write_buffer_size() <= 25)

    def connection_lost(self, exc):
        print("writer lost", exc)
        self.over.set_result(None)


class Reader(asyncio.BufferedProtocol):
    def connection_made(self, transport):
        self.transport, self.buffer, self.total = transport, bytearray(1 << 20), 0
        transport.pause_reading()

    def get_buffer(self, sizehint):
        return self.buffer

    def buffer_updated(self, nbytes):
        self.total += nbytes

    def eof_received(self):
        print("reader eof", self.total)

    def connection_lost(self, exc):
        print("reader lost", exc)


async def by_protocol(loop):
    readers = []
    server = await loop.create_server(lambda: readers.append(Reader()) or readers[0], "127.0.0.1", 20111)
    transport, writer = await loop.create_connection(Writer, "127.0.0.1", 20111)
    print(transport.get_write_buffer_limits())
    transport.set_write_buffer_limits(high=100)
    print(transport.get_write_buffer_limits())
    for bad in ((10, 20), (-1, None)):
        try:
            transport.set_write_buffer_limits(*bad)
        except ValueError as e:
            print(e)
    transport.write(b"small")
    print(transport.get_write_buffer_size())
    transport.write(bytes(6_000_000))
    transport.close()
    print("closing", transport.is_closing(), transport.get_write_buffer_size() > 0)
    await asyncio.sleep(0.1)
    readers[0].transport.resume_reading()
    await writer.over
    server.close()
    await server.wait_closed()


async def slow(reader, writer):
    await asyncio.sleep(1)
    total = 0
    while data := await reader.read(100_000):
        total += len(data)
    print("read", total)
    writer.write(b"thanks")
    writer.close()


async def by_streams():
    server = await asyncio.start_server(slow, "127.0.0.1", 20112)
    reader, writer = await asyncio.open_connection("127.0.0.1", 20112)
    loop = asyncio.get_running_loop()
    began = loop.time()
    writer.write(bytes(6_000_000))
    await writer.drain()
    print("drained after", round(loop.time() - began, 1))
    writer.write_eof()
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    server.close()


async def main():
    await by_protocol(asyncio.get_running_loop())
    await by_streams()

asyncio.run(main())
