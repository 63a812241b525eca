import asyncio

class EchoServerProtocol:
    def connection_made(self, transport):
        self.transport = transport
    def datagram_received(self, data, addr):
        message = data.decode()
        print('Received %r from %s' % (message, addr[0]))
        print('Send %r to %s' % (message, addr[0]))
        self.transport.sendto(data, addr)
    def connection_lost(self, exc):
        print('server lost', exc)

class EchoClientProtocol:
    def __init__(self, message, on_con_lost):
        self.message = message
        self.on_con_lost = on_con_lost
        self.transport = None
    def connection_made(self, transport):
        self.transport = transport
        print('Send:', self.message)
        self.transport.sendto(self.message.encode())
    def datagram_received(self, data, addr):
        print("Received:", data.decode(), addr)
        print("Close the socket")
        self.transport.close()
    def error_received(self, exc):
        print('Error received:', exc)
    def connection_lost(self, exc):
        print("Connection closed")
        self.on_con_lost.set_result(True)

async def main():
    loop = asyncio.get_running_loop()
    tr, pr = await loop.create_datagram_endpoint(lambda: EchoServerProtocol(), local_addr=('127.0.0.1', 19999))
    print(tr)
    on_con_lost = loop.create_future()
    transport, protocol = await loop.create_datagram_endpoint(lambda: EchoClientProtocol("Hello World!", on_con_lost), remote_addr=('127.0.0.1', 19999))
    try:
        await on_con_lost
    finally:
        transport.close()
        tr.close()
    await asyncio.sleep(0)
    # nobody there
    on_con_lost = loop.create_future()
    transport, protocol = await loop.create_datagram_endpoint(lambda: EchoClientProtocol("anyone?", on_con_lost), remote_addr=('127.0.0.1', 19998))
    await asyncio.sleep(0.1)
    transport.close()
    await on_con_lost
asyncio.run(main())
