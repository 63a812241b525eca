# clock: real. Calls that block: a server in a thread, timeouts, a loop in a thread, a socket in an executor.
import asyncio
import socket
import threading
import time


def serve(listener):
    while True:
        connection, _ = listener.accept()
        with connection:
            while data := connection.recv(100):
                if data == b"stop":
                    print("server stops")
                    return
                connection.sendall(data.upper())
        print("client gone")


def blocking():
    listener = socket.create_server(("127.0.0.1", 20421))
    thread = threading.Thread(target=serve, args=(listener,))
    thread.start()
    for number in range(2):
        with socket.create_connection(("127.0.0.1", 20421)) as client:
            client.sendall(b"hello %d" % number)
            print(client.recv(100))
        time.sleep(0.1)
    with socket.create_connection(("127.0.0.1", 20421), timeout=0.2) as client:
        try:
            client.recv(1)
        except TimeoutError as e:
            print(repr(e))
        client.sendall(b"stop")
    thread.join()
    listener.close()


def loop_in_thread():
    ready = threading.Event()

    async def main():
        over = asyncio.Event()

        async def handle(reader, writer):
            while data := await reader.read(100):
                writer.write(data[::-1])
                await writer.drain()
            writer.close()
            over.set()

        server = await asyncio.start_server(handle, "127.0.0.1", 20422)
        ready.set()
        await over.wait()
        server.close()
        print("the loop ends")

    thread = threading.Thread(target=lambda: asyncio.run(main()))
    thread.start()
    ready.wait()
    with socket.create_connection(("127.0.0.1", 20422)) as client:
        for text in (b"abc", b"xyz"):
            client.sendall(text)
            print(client.recv(10))
            time.sleep(0.1)
    thread.join()


async def in_executor():
    one, other = socket.socketpair()
    loop = asyncio.get_running_loop()
    receiving = loop.run_in_executor(None, one.recv, 10)
    await asyncio.sleep(0.1)
    other.send(b"from loop")
    print(await receiving)
    print(await loop.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM), await loop.getnameinfo(("127.0.0.1", 80)))
    one.close()
    other.close()


blocking()
loop_in_thread()
asyncio.run(in_executor())
