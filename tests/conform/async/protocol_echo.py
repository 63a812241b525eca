import asyncio

class EchoServer(asyncio.Protocol):
    def connection_made(self, transport):
        peername = transport.get_extra_info('peername')
        print('Connection from', type(peername), peername[0])
        self.transport = transport
    def data_received(self, data):
        message = data.decode()
        print('Data received: {!r}'.format(message))
        print('Send: {!r}'.format(message))
        self.transport.write(data)
        print('Close the client socket')
        self.transport.close()
    def connection_lost(self, exc):
        print('server lost', exc)

class EchoClient(asyncio.Protocol):
    def __init__(self, message, on_con_lost):
        self.message = message
        self.on_con_lost = on_con_lost
    def connection_made(self, transport):
        transport.write(self.message.encode())
        print('Data sent: {!r}'.format(self.message))
    def data_received(self, data):
        print('Data received: {!r}'.format(data.decode()))
    def connection_lost(self, exc):
        print('The server closed the connection', exc)
        self.on_con_lost.set_result(True)

async def ticker(n):
    for i in range(n):
        print('tick', i)
        await asyncio.sleep(0)

async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(ticker(40))
    server = await loop.create_server(EchoServer, '127.0.0.1', 18888)
    print('serving', server.is_serving(), server)
    on = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: EchoClient('Hello World!', on), '127.0.0.1', 18888)
    print('connected', transport)
    try:
        await on
    finally:
        transport.close()
    print(transport)
    server.close()
    await server.wait_closed()
    print('done')
    await t
asyncio.run(main())
