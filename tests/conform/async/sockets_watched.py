# add_reader() and add_writer(), and streams and protocols on sockets that the program has made itself.
import asyncio
import socket


def watch():
    loop = asyncio.new_event_loop()
    one, other = socket.socketpair()
    one.setblocking(False)

    def readable(text):
        data = one.recv(3)
        print(text, data)
        if not data:
            print(loop.remove_reader(one), loop.remove_reader(one))
            loop.stop()

    def writable():
        print("writable")
        loop.remove_writer(other)
        other.send(b"abcdefg")
        loop.call_later(1, other.close)

    loop.add_reader(one, readable, "got")
    loop.add_reader(one.fileno(), readable, "read")
    loop.add_writer(other, writable)
    loop.call_soon(print, "first")
    loop.run_forever()
    for bad in ("text", 3.5):
        try:
            loop.add_reader(bad, print)
        except ValueError as e:
            print(e)
    one.close()
    loop.close()
    try:
        loop.add_reader(one, print)
    except (RuntimeError, ValueError) as e:
        print(e)


class Once(asyncio.Protocol):
    def __init__(self):
        self.over = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        print(transport.get_extra_info("peername")[:1], transport.get_extra_info("socket").family)

    def data_received(self, data):
        print("protocol got", data)
        self.transport.close()

    def connection_lost(self, exc):
        self.over.set_result("over")


async def main():
    loop = asyncio.get_running_loop()
    one, other = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=one)
    loop.call_soon(other.send, b"a line\n")
    print(await reader.readline(), writer.get_extra_info("sockname") == "")
    try:
        loop.add_reader(one, print)
    except RuntimeError as e:
        print(str(e).split(" is used")[1][:31])
    writer.close()
    await writer.wait_closed()
    print(other.recv(10), one.fileno())
    other.close()

    one, other = socket.socketpair()
    transport, protocol = await loop.create_connection(Once, sock=one)
    other.send(b"hello")
    print(await protocol.over)
    other.close()

    listener = socket.create_server(("127.0.0.1", 20151))
    server = await loop.create_server(Once, sock=listener)
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, server.sockets[0].getsockname())
    client.send(b"to the server")
    print(await loop.sock_recv(client, 10))
    client.close()
    server.close()
    await server.wait_closed()

    by_hand = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(by_hand)
    one, other = socket.socketpair()
    transport, _ = await loop.create_connection(lambda: protocol, sock=one)
    out = asyncio.StreamWriter(transport, protocol, by_hand, loop)
    other.send(b"word by word")
    print(await by_hand.readexactly(4), await by_hand.readuntil(b"by"))
    out.write(b"back")
    print(other.recv(10))
    other.close()
    print(await by_hand.read(), by_hand.at_eof())
    out.close()
    await out.wait_closed()

watch()
asyncio.run(main())
