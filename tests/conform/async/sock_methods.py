# A chat over bare sockets: sock_accept, sock_recv, sock_sendall, sock_connect, and what they raise.
import asyncio
import socket

members = {}


async def serve(listener, handlers):
    loop = asyncio.get_running_loop()
    while True:
        connection, address = await loop.sock_accept(listener)
        print("accepted from", address[0], connection.gettimeout())
        handlers.append(asyncio.create_task(member(connection), name=f"member {len(handlers) + 1}"))


async def member(connection):
    loop = asyncio.get_running_loop()
    name = (await loop.sock_recv(connection, 64)).decode()
    members[name] = connection
    try:
        while data := await loop.sock_recv(connection, 64):
            if data == b"crash":
                raise ValueError("a bad word")
            for other in members.values():
                if other is not connection:
                    await loop.sock_sendall(other, f"{name}: {data.decode()}|".encode())
    except ValueError as e:
        print(asyncio.current_task().get_name(), "gives up:", e)
    finally:
        del members[name]
        connection.close()


async def join(name, said, pause):
    loop = asyncio.get_running_loop()
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setblocking(False)
    await loop.sock_connect(sock, ("127.0.0.1", 20141))
    await loop.sock_sendall(sock, name.encode())
    for words in said:
        await asyncio.sleep(pause)
        await loop.sock_sendall(sock, words.encode())
    await asyncio.sleep(0.05)
    buffer = bytearray(100)
    try:
        size = await asyncio.wait_for(loop.sock_recv_into(sock, buffer), 1)
        print(name, "heard", bytes(buffer[:size]))
    except TimeoutError:
        print(name, "heard nothing")
    sock.close()


async def main():
    loop = asyncio.get_running_loop()
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setblocking(False)
    listener.bind(("127.0.0.1", 20141))
    listener.listen()
    handlers = []
    serving = asyncio.create_task(serve(listener, handlers))
    await asyncio.gather(join("ann", ["hello", "bye"], 0.3), join("bob", ["hi"], 0.2), join("cid", ["crash"], 0.1))
    serving.cancel()
    await asyncio.gather(serving, *handlers, return_exceptions=True)
    listener.close()

    for action in (lambda s: loop.sock_connect(s, ("127.0.0.1", 20142)), lambda s: loop.sock_accept(s),
                   lambda s: loop.sock_recv(s, 1), lambda s: loop.sock_sendall(s, b"x")):
        with socket.socket() as sock:
            sock.setblocking(False)
            try:
                await action(sock)
            except OSError as e:
                print(type(e).__name__, e)
    one, other = socket.socketpair()
    one.setblocking(False)
    other.setblocking(False)
    waiting = asyncio.create_task(loop.sock_recv(one, 5))
    await asyncio.sleep(0)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True))
    sending = asyncio.create_task(loop.sock_sendall(other, bytes(3_000_000)))
    total = 0
    while total < 3_000_000:
        total += len(await loop.sock_recv(one, 65536))
    print(total, await sending)
    loop.set_debug(True)
    one.setblocking(True)
    try:
        await loop.sock_recv(one, 1)
    except ValueError as e:
        print(e)
    one.close()
    other.close()

asyncio.run(main())
