# A server that asks a selector who is ready; select() on two ends.
import select
import selectors
import socket

selector = selectors.DefaultSelector()


def accept(listener, mask):
    connection, address = listener.accept()
    print("accepted", address[0], mask)
    connection.setblocking(False)
    selector.register(connection, selectors.EVENT_READ, echo)


def echo(connection, mask):
    data = connection.recv(1000)
    if data:
        print("echo", data, mask)
        connection.send(data)
    else:
        print("closing")
        selector.unregister(connection)
        connection.close()


def serve_until_quiet():
    while events := selector.select(0.05):
        for key, mask in events:
            key.data(key.fileobj, mask)


listener = socket.create_server(("127.0.0.1", 20411))
listener.setblocking(False)
selector.register(listener, selectors.EVENT_READ, accept)
clients = [socket.create_connection(("127.0.0.1", 20411)) for _ in range(3)]
for number, client in enumerate(clients):
    client.send(b"client %d" % number)
serve_until_quiet()
for client in clients:
    print(client.recv(100))
    client.close()
serve_until_quiet()
print(len(selector.get_map()), selector.get_key(listener).events, listener in selector.get_map())
for file in (listener, "text", clients[0]):
    try:
        selector.register(file, selectors.EVENT_READ)
    except (KeyError, ValueError) as e:
        print(type(e).__name__, str(e)[:16])
try:
    selector.modify(listener, 8)
except ValueError as e:
    print(e)
selector.modify(listener, selectors.EVENT_READ, "other data")
print(selector.unregister(listener).data, selector.select(0))
selector.close()
listener.close()

one, other = socket.socketpair()
print(select.select([one], [other], [], 0) == ([], [other], []))
other.send(b"x")
print(select.select([one, other], [], [], 1) == ([one], [], []), select.select([other], [], [], 0.05))
poll = select.poll()
poll.register(one, select.POLLIN | select.POLLOUT)
print([event for _, event in poll.poll(10)])
other.close()
print([event for _, event in poll.poll(10)])
one.close()
