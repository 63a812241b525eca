import asyncio, socket
async def wait_for_data():
    loop = asyncio.get_running_loop()
    rsock, wsock = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=rsock)
    loop.call_soon(wsock.send, 'abc'.encode())
    data = await reader.read(100)
    print("Received:", data.decode())
    writer.close()
    wsock.close()
asyncio.run(wait_for_data())

class MyProtocol(asyncio.Protocol):
    def __init__(self, on_con_lost):
        self.transport = None
        self.on_con_lost = on_con_lost
    def connection_made(self, transport):
        self.transport = transport
        print('made', transport, transport.get_extra_info('peername'), transport.get_extra_info('sockname'))
    def data_received(self, data):
        print("Received:", data.decode())
        self.transport.close()
    def connection_lost(self, exc):
        print('lost', exc)
        self.on_con_lost.set_result(True)
async def main():
    loop = asyncio.get_running_loop()
    on_con_lost = loop.create_future()
    rsock, wsock = socket.socketpair()
    print(rsock, wsock)
    transport, protocol = await loop.create_connection(lambda: MyProtocol(on_con_lost), sock=rsock)
    loop.call_soon(wsock.send, 'abc'.encode())
    try:
        await protocol.on_con_lost
    finally:
        transport.close()
        wsock.close()
asyncio.run(main())

rsock, wsock = socket.socketpair()
loop = asyncio.new_event_loop()
def reader():
    data = rsock.recv(100)
    print("Received:", data.decode())
    loop.remove_reader(rsock)
    loop.stop()
loop.add_reader(rsock, reader)
loop.call_soon(wsock.send, 'abc'.encode())
try:
    loop.run_forever()
finally:
    rsock.close()
    wsock.close()
    loop.close()
print(rsock, wsock)
