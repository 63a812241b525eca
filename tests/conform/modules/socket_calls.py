# Sockets without a loop: what calls give, what they raise, what attributes and reprs say.
import errno
import socket


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


def names():
    for convert, *args in ((socket.inet_aton, "127.0.0.1"), (socket.inet_ntoa, b"\x0a\0\0\1"), (socket.inet_aton, "abc"),
                           (socket.inet_pton, socket.AF_INET6, "fe80::1:2"), (socket.htons, 80), (socket.ntohl, 1),
                           (socket.inet_ntop, socket.AF_INET6, bytes(15) + b"\1"), (socket.htons, -1),
                           (socket.gethostbyname, "localhost"), (socket.gethostbyname, "10.1.2.3"),
                           (socket.getservbyname, "http"), (socket.getaddrinfo, "127.0.0.1", 80, 0, socket.SOCK_STREAM)):
        attempt(convert, *args)
    print(socket.timeout is TimeoutError, socket.error is OSError, issubclass(socket.gaierror, OSError))
    print(repr(socket.AF_INET), repr(socket.SOCK_DGRAM), socket.AF_UNIX, f"{socket.SOCK_STREAM}")


def alone():
    sock = socket.socket()
    print(sock.family, repr(sock.type), sock.proto, sock.timeout, sock.getblocking(), sock.getsockname())
    for function, *args in ((sock.recv, 1), (sock.send, b"x"), (sock.getpeername,), (sock.accept,),
                            (sock.shutdown, socket.SHUT_WR), (sock.bind, "x"), (sock.bind, ("127.0.0.1",)),
                            (sock.bind, ("127.0.0.1", "x")), (sock.bind, ("127.0.0.1", 70000)), (sock.connect, 5),
                            (sock.send, "str"), (sock.sendall, "str"), (sock.settimeout, -1), (sock.recv, -1),
                            (sock.connect, ("127.0.0.1", 20401)), (sock.connect_ex, ("127.0.0.1", 20401))):
        attempt(function, *args)
    print(sock.getsockname()[0])
    sock.close()
    sock.close()
    for function, *args in ((sock.recv, 1), (sock.send, b"x"), (sock.fileno,), (sock.getsockname,)):
        attempt(function, *args)
    print(sock)
    attempt(socket.socket, 99)
    attempt(socket.socket, socket.AF_INET, 77)


def together():
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    print(listener.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
    listener.settimeout(0.05)
    listener.bind(("127.0.0.1", 20402))
    listener.listen(5)
    print(listener)
    attempt(listener.accept)
    listener.setblocking(False)
    attempt(listener.accept)
    print(listener.gettimeout())
    second = socket.socket()
    attempt(second.bind, ("127.0.0.1", 20402))
    second.setblocking(False)
    attempt(second.connect, ("127.0.0.1", 20403))
    print(errno.errorcode[second.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)])
    second.close()

    client = socket.socket()
    client.connect(("127.0.0.1", 20402))
    served, address = listener.accept()
    print(address == client.getsockname(), served.gettimeout(), served.getpeername() == address)
    client.sendall(b"hello")
    print(served.recv(2), served.recv(100, socket.MSG_PEEK), served.recv(100))
    buffer = bytearray(3)
    client.send(memoryview(b"abcdef")[1:])
    print(served.recv_into(buffer), buffer, served.recv(10))
    attempt(client.connect, ("127.0.0.1", 20402))
    served.shutdown(socket.SHUT_WR)
    print(client.recv(10), client.recv(10))
    attempt(served.send, b"x")
    client.send(b"unread")
    print(served.recv(1))
    served.close()
    attempt(client.recv, 1)
    attempt(client.send, b"1")
    attempt(client.recv, 1)
    client.close()
    listener.close()


def pair():
    one, other = socket.socketpair()
    print(one.family, repr(one.getsockname()), repr(other.getpeername()))
    with one, other:
        one.sendall(b"line 1\nline 2\nrest")
        one.shutdown(socket.SHUT_WR)
        with other.makefile("rb") as file:
            print(file.readline(), file.read(4), list(file))
        other.sendall(b"answer")
        with one.makefile(encoding="ascii") as file:
            other.close()
            print(file.read())
    print(one.fileno())


names()
alone()
together()
pair()
