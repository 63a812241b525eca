import asyncio, socket, logging
tasks = []
async def echo(connection, loop):
    try:
        while data := await loop.sock_recv(connection, 1024):
            print('got data!', data)
            if data == b'boom\r\n':
                raise Exception("Unexpected network error")
            await loop.sock_sendall(connection, data)
    except Exception as ex:
        print('exception', ex)
    finally:
        connection.close()
async def connection_listener(server_socket, loop):
    while True:
        connection, client_address = await loop.sock_accept(server_socket)
        connection.setblocking(False)
        print(f"Got a connection from {client_address[0]}")
        tasks.append(asyncio.create_task(echo(connection, loop)))
async def client(n, port):
    loop = asyncio.get_running_loop()
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.setblocking(False)
    await loop.sock_connect(s, ('127.0.0.1', port))
    for i in range(3):
        await loop.sock_sendall(s, f'{n}:{i}\r\n'.encode())
        print(n, 'reply', await loop.sock_recv(s, 100))
        await asyncio.sleep(0.01 * n)
    if n == 2:
        await loop.sock_sendall(s, b'boom\r\n')
        print(n, 'reply', await loop.sock_recv(s, 100))
    s.close()
async def main():
    server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server_address = ('127.0.0.1', 18001)
    server_socket.setblocking(False)
    server_socket.bind(server_address)
    server_socket.listen()
    l = asyncio.create_task(connection_listener(server_socket, asyncio.get_event_loop()))
    await asyncio.gather(*(client(n, 18001) for n in range(1, 4)))
    l.cancel()
    try: await l
    except asyncio.CancelledError: print('listener cancelled')
    await asyncio.gather(*tasks)
    server_socket.close()
asyncio.run(main())
