# clock: real. A socket that nobody has any more is closed, and the other side hears of it.
import asyncio
import socket
import threading
import time


def serve(listener):
    for _ in range(2):
        connection, _ = listener.accept()
        while data := connection.recv(10):
            print("server", data)
        print("no more")
        connection.close()


def hasty(data):
    client = socket.create_connection(("127.0.0.1", 20431))
    client.sendall(data)


def blocking():
    listener = socket.create_server(("127.0.0.1", 20431))
    thread = threading.Thread(target=serve, args=(listener,))
    thread.start()
    hasty(b"one")
    time.sleep(0.1)
    hasty(b"two")
    thread.join()
    listener.close()


def half():
    here, there = socket.socketpair()
    there.send(b"1")
    return here


async def main():
    loop = asyncio.get_running_loop()
    here = half()
    here.setblocking(False)
    print(await loop.sock_recv(here, 10), await loop.sock_recv(here, 10))
    one, other = socket.socketpair()
    one.setblocking(False)
    del other
    print(await loop.sock_recv(one, 10))
    try:
        await loop.create_connection(lambda: 1 / 0, sock=one)
    except ZeroDivisionError as e:
        print(e)

blocking()
asyncio.run(main())
