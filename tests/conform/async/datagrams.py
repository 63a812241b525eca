# Datagrams: one protocol answers, another asks; nobody is there; what is too long.
import asyncio
import socket


class Upper(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        print("server:", data, addr[0])
        self.transport.sendto(data.upper(), addr)

    def error_received(self, exc):
        print("server error:", exc)

    def connection_lost(self, exc):
        print("server lost:", exc)


class Asking(asyncio.DatagramProtocol):
    def __init__(self, *questions):
        self.questions = questions
        self.over = asyncio.get_running_loop().create_future()
        self.left = len(questions)

    def connection_made(self, transport):
        print("made", transport.get_extra_info("peername"))
        for question in self.questions:
            transport.sendto(question)
        print("sent", transport.get_write_buffer_size())

    def datagram_received(self, data, addr):
        print("answer:", data, addr)
        self.left -= 1
        if not self.left:
            self.over.set_result("all answered")

    def error_received(self, exc):
        print("error:", repr(exc))
        if not self.over.done():
            self.over.set_result("refused")

    def connection_lost(self, exc):
        print("lost", exc)


async def main():
    loop = asyncio.get_running_loop()
    there, _ = await loop.create_datagram_endpoint(Upper, local_addr=("127.0.0.1", 20131))
    print(there.get_extra_info("sockname"), there.get_extra_info("peername"))
    transport, asking = await loop.create_datagram_endpoint(
        lambda: Asking(b"one", b"two", b"three"), remote_addr=("127.0.0.1", 20131))
    print(await asking.over)
    try:
        transport.sendto(b"x", ("127.0.0.1", 1))
    except ValueError as e:
        print(e)
    transport.sendto(bytes(70_000))
    transport.close()
    await asyncio.sleep(0)

    transport, asking = await loop.create_datagram_endpoint(
        lambda: Asking(b"anybody?"), remote_addr=("127.0.0.1", 20132))
    print(await asking.over)
    transport.close()

    ear, mouth = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
    ear.bind(("127.0.0.1", 0))
    ear.setblocking(False)
    mouth.setblocking(False)
    listening = asyncio.create_task(loop.sock_recvfrom(ear, 4))
    await asyncio.sleep(0)
    print(await loop.sock_sendto(mouth, b"longer than four", ear.getsockname()))
    data, sender = await listening
    print(data, sender == ("127.0.0.1", mouth.getsockname()[1]))
    ear.close()
    mouth.close()
    there.close()
    await asyncio.sleep(0)
    for keywords in ({}, {"local_addr": "localhost"}, {"sock": mouth, "local_addr": ("127.0.0.1", 1)}):
        try:
            await loop.create_datagram_endpoint(Upper, **keywords)
        except (ValueError, TypeError) as e:
            print(e)

asyncio.run(main())
