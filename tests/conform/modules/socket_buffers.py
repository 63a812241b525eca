# What sockets say of buffers and addresses that are none.
import asyncio
import socket


def shown(action):
    try:
        print(action())
    except (BufferError, OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


one, other = socket.socketpair()
for value in (None, 7, "text", -1, 1.5):
    shown(lambda: one.send(value))
    shown(lambda: one.sendall(value))
    shown(lambda: socket.inet_aton(value))
    shown(lambda: socket.inet_ntoa(value))
    shown(lambda: socket.inet_pton(socket.AF_INET6, value))
    shown(lambda: socket.inet_ntop(socket.AF_INET6, value))
shown(lambda: one.send(memoryview(b"abcdef")[::2]))
shown(lambda: one.send(memoryview(b"abcdef")[2:4]))
shown(lambda: other.recv_into(bytearray(3), -1))
shown(lambda: other.recv_into(bytearray(3), 4))
shown(lambda: other.recvfrom_into(bytearray(3), -1))
shown(lambda: other.recvfrom_into(bytearray(3), 4))
shown(lambda: other.recvfrom(-1))
shown(lambda: other.recv_into(b"abc"))
shown(lambda: other.recvfrom_into(bytearray(3), 1))
shown(lambda: other.recv_into(bytearray(3), 0))
one.close()
other.close()


class Silent(asyncio.Protocol):
    def connection_made(self, transport):
        transport.write(memoryview(b"abcdef")[::2])

    def connection_lost(self, error):
        raise LookupError("lost")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, found: print(found["message"], repr(found["exception"])))
    server = await loop.create_server(Silent, "127.0.0.1", 0)
    async with server:
        transport, protocol = await loop.create_connection(asyncio.Protocol, *server.sockets[0].getsockname())
        await asyncio.sleep(0.1)
        transport.close()
        await asyncio.sleep(0.1)


asyncio.run(main())
