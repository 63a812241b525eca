"""The kernel's half of sockets, without a kernel: a loopback that reaches only this program.

A System call never waits here; what would have to raises BlockingIOError, and whoever wants to wait for it (socket.py,
select.py, the event loop) is told when the end may have become ready. What is sent lies in the other side's inbox at
once, as on Linux's loopback; so do an end and a reset. Rules followed: net/ipv4/tcp.c, tcp_input.c (who gets EPIPE, who
ECONNRESET), fs/eventpoll.c (the order of what is ready)."""
from _collections import deque
from _simio import Operation
from _sim import disk

AF_UNIX, AF_INET, AF_INET6 = 1, 2, 10
SOCK_STREAM, SOCK_DGRAM = 1, 2
IN, OUT, ERR, HUP, RDHUP = 1, 4, 8, 16, 0x2000
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2

_MOST_OPEN = 1024         # file descriptors, as `ulimit -n` says
_TCP_ROOM = 3919467       # bytes that two buffers hold together before a writer has to wait
_UNIX_ROOM = 219264
_DATAGRAM_ROOM = 212992
_MOST_OF_DATAGRAM = 65507
_FIRST_FREE_PORT, _LAST_PORT = 49152, 65535
_FIRST_FD = 3
_FDS_OF_LOOP = 3          # its epoll, and the two ends with which threads wake it

ERRORS = {
    1: 'Operation not permitted', 2: 'No such file or directory', 9: 'Bad file descriptor', 11: 'Resource temporarily unavailable',
    13: 'Permission denied', 22: 'Invalid argument', 24: 'Too many open files', 32: 'Broken pipe',
    89: 'Destination address required', 90: 'Message too long', 91: 'Protocol wrong type for socket',
    92: 'Protocol not available', 93: 'Protocol not supported', 94: 'Socket type not supported',
    95: 'Operation not supported', 97: 'Address family not supported by protocol', 98: 'Address already in use',
    99: 'Cannot assign requested address', 101: 'Network is unreachable', 103: 'Software caused connection abort',
    104: 'Connection reset by peer', 106: 'Transport endpoint is already connected',
    107: 'Transport endpoint is not connected', 110: 'Connection timed out', 111: 'Connection refused',
    113: 'No route to host', 114: 'Operation already in progress', 115: 'Operation now in progress',
}
EBADF, EAGAIN, EINVAL, EPIPE, ECONNRESET, EISCONN = 9, 11, 22, 32, 104, 106
ENOTCONN, ECONNREFUSED, EALREADY, EADDRINUSE = 107, 111, 114, 98

_open = {}     # file descriptor -> End, or None where a loop or a selector has it
_bound = {}    # (type, port) -> Ends; of AF_UNIX (type, path)
_files = set() # paths of sockets on the disk
_loops = []    # that have their descriptors
_ports = [_FIRST_FREE_PORT]
moved = [0]    # how often something has come, gone or been taken: a loop that only turns sees no change of it


def error(number):
    return OSError(number, ERRORS[number])


def find(fd):
    end = _open.get(fd)
    if end is None:
        raise error(EBADF)
    return end


def _lowest_fd(end):
    if len(_open) >= _MOST_OPEN:
        raise error(24)
    fd = _FIRST_FD
    while fd in _open:
        fd += 1
    _open[fd] = end
    return fd


def take_fd():
    return _lowest_fd(None)


def give_back_fd(fd):
    _open.pop(fd, None)


def adopt(loop):
    """The running loop was made before the next descriptor: it has its own."""
    if loop is None or loop in _loops:
        return
    for known in [known for known in _loops if known.is_closed()]:
        for fd in known._fds:
            give_back_fd(fd)
        _loops.remove(known)
    loop._fds = [take_fd() for _ in range(_FDS_OF_LOOP)]
    _loops.append(loop)


def is_local(host):
    return host in ('0.0.0.0', '::', '::1', '255.255.255.255') or host.startswith('127.')


def is_listening(port):
    return any(end.listening for end in _bound.get((SOCK_STREAM, port), ()))


def is_on_disk(path):
    """Or in the abstract namespace?"""
    return path[:1] != '\0'


def no_network(host):
    return (f"there is no network here: {host!r} cannot be reached; programs connect to servers that they start "
            "themselves (asyncio.start_server)")


def shown(address):
    """As the trace writes it."""
    if not isinstance(address, tuple):
        return address or 'its pair'
    host = f'[{address[0]}]' if ':' in address[0] else address[0]
    return f'{host}:{address[1]}'


def _sending(size, address):
    return Operation(f'socket.send {size} byte{"s" * (size != 1)} to {shown(address)}', None, None, size)


class Epoll:
    """Who waits for which ends, and which of them may be ready, in the order in which they became so."""

    def __init__(self, told=None):
        self._masks = {}    # End -> events
        self._told = told   # called when an end may have become ready
        self.ready = {}

    def register(self, end, mask):
        self._masks[end] = mask
        end.watchers[self] = None
        self._look(end)

    modify = register

    def unregister(self, end):
        self._masks.pop(end, None)
        self.ready.pop(end, None)
        end.watchers.pop(self, None)

    def _look(self, end):
        if end.poll() & (self._masks[end] | ERR | HUP):
            self.tell(end)

    def tell(self, end):
        self.ready[end] = None
        if self._told is not None:
            self._told()

    def any(self):
        """Is one ready? Those that are not any more leave."""
        for end in list(self.ready):
            if end.poll() & (self._masks[end] | ERR | HUP):
                return True
            del self.ready[end]
        return False

    def poll(self, most=None):
        """[(end, events)]. What is told goes to the end of the line: it is looked at again the next time."""
        found = []
        for end in list(self.ready):
            if len(found) == most:
                break
            del self.ready[end]
            events = end.poll() & (self._masks[end] | ERR | HUP)
            if events:
                self.ready[end] = None
                found.append((end, events))
        return found

    def close(self):
        for end in list(self._masks):
            self.unregister(end)


class End:
    """A socket as the kernel has it."""
    listening = connecting = False

    def __init__(self, family, type, proto, fd=None):
        self.family, self.type, self.proto = family, type, proto
        self.fd = _lowest_fd(self) if fd is None else fd
        self.local, self.remote = self.unnamed(), None
        self.port_key = None
        self.options = {}
        self.error = 0
        self.uses = 1         # of its descriptor: makefile() and dup() share it
        self.closed = False
        self.watchers = {}    # Epolls
        self.waiters = []     # locks of calls that block

    # ---- who is told ----

    def changed(self):
        moved[0] += 1
        waiters, self.waiters = self.waiters, []
        for lock in waiters:
            lock.release()
        for epoll in list(self.watchers):
            epoll.tell(self)

    def take_error(self):
        number, self.error = self.error, 0
        return number

    # ---- addresses ----

    def unnamed(self):
        return {AF_INET: ('0.0.0.0', 0), AF_INET6: ('::', 0, 0, 0)}.get(self.family, '')

    def _with_port(self, host, port):
        return (host, port) if self.family == AF_INET else (host, port, 0, 0)

    def _in_the_way(self, host, port):
        for other in _bound.get((self.type, port), ()):
            if other.family != self.family or not (
                    other.local[0] == host or other.local[0] in ('0.0.0.0', '::') or host in ('0.0.0.0', '::')):
                continue
            if not (self.options.get('reuse_port') and other.options.get('reuse_port')) and not (
                    self.options.get('reuse') and other.options.get('reuse') and not other.listening):
                return True
        return False

    def _free_port(self):
        for _ in range(_LAST_PORT - _FIRST_FREE_PORT + 1):
            port = _ports[0]
            _ports[0] = port + 1 if port < _LAST_PORT else _FIRST_FREE_PORT
            if (self.type, port) not in _bound:
                return port
        raise error(EADDRINUSE)

    def _take_name(self, key, local):
        self.port_key, self.local = (self.type, key), local
        _bound.setdefault(self.port_key, []).append(self)

    def bind(self, address):
        if self.port_key is not None:
            raise error(EINVAL)
        if self.family == AF_UNIX:
            self._bind_to_path(address)
            return
        host, port = address[0], address[1]
        if not is_local(host) or host == '255.255.255.255':
            raise error(99)
        if not port:
            port = self._free_port()
        elif self._in_the_way(host, port):
            raise error(EADDRINUSE)
        self._take_name(port, self._with_port(host, port))

    def _bind_to_path(self, path):
        if is_on_disk(path):
            if path not in disk:
                forget_path(path)  # the program has removed it
            else:
                raise error(EADDRINUSE)
            disk[path] = ''        # programs look whether it is there
            _files.add(path)
        elif (self.type, path) in _bound:
            raise error(EADDRINUSE)
        self._take_name(path, path)

    def name_itself(self, host):
        """An end that speaks without bind()."""
        if self.family != AF_UNIX and self.port_key is None:
            port = self._free_port()
            self._take_name(port, self._with_port(host, port))

    def getpeername(self):
        if self.remote is None:
            raise error(ENOTCONN)
        return self.remote

    def _release_name(self):
        if self.port_key is not None:
            others = _bound[self.port_key]
            others.remove(self)
            if not others:
                del _bound[self.port_key]

    def close(self):
        self.uses -= 1
        if self.uses or self.closed:
            return
        self.closed = True
        if _open.get(self.fd) is self:
            del _open[self.fd]
        self._release_name()
        self._say_goodbye()
        for epoll in list(self.watchers):
            epoll.unregister(self)
        self.changed()


class StreamEnd(End):
    """TCP, and AF_UNIX streams."""
    connected = False
    reset = False             # the connection is no more
    ended = False             # the other side has said its last
    no_more_out = no_more_in = False

    def __init__(self, family, type, proto, fd=None):
        super().__init__(family, type, proto, fd)
        self.inbox, self.size = deque(), 0    # (bytes, Operation)
        self.taken = 0                        # of the first of them
        self.peer = None
        self.queue, self.most_queued = deque(), 0  # of a listener: who is connected and not accepted
        self.knocking = deque()                # and who finds no room there
        self._room = _UNIX_ROOM if family == AF_UNIX else _TCP_ROOM
        self._was_full = False

    def poll(self):
        if self.listening:
            return IN if self.queue else 0
        if self.connecting:
            return 0
        events = ERR if self.error else 0
        if not self.connected:
            return events | OUT | HUP | (IN | RDHUP if self.reset or self.error else 0)
        if self.inbox or self.ended or self.no_more_in:
            events |= IN
        if self.ended or self.no_more_in:
            events |= RDHUP
        if self.no_more_out or self.peer is None or (
                self.peer.size < self._room and not (self._was_full and self._stays_full())):
            events |= OUT
        if (self.ended or self.no_more_in) and (self.no_more_out or self.peer is None):
            events |= HUP
        return events

    def _stays_full(self):
        """A writer that has filled all room is told only when a third is free again."""
        return 3 * self.peer.size > 2 * self._room

    # ---- connections ----

    def listen(self, backlog):
        if self.connected or self.connecting:
            raise error(EINVAL)
        if self.family == AF_UNIX and self.port_key is None:
            raise error(EINVAL)
        self.name_itself(self.unnamed()[0] if self.family != AF_UNIX else '')
        self.listening = True
        self.most_queued = max(0, min(backlog, 4096))

    def _listener(self, address):
        key = address if self.family == AF_UNIX else address[1]
        host = None if self.family == AF_UNIX else address[0]
        for end in _bound.get((SOCK_STREAM, key), ()):
            if end.listening and end.family == self.family and (
                    host is None or end.local[0] in (host, '0.0.0.0', '::')):
                return end
        return None

    def connect(self, address):
        """It is connected, or is `connecting`, or has an `error` when this is over."""
        if self.connected:
            raise error(EISCONN)
        if self.connecting:
            raise error(EALREADY)
        if self.listening:
            raise error(EISCONN)
        if self.family == AF_UNIX:
            if is_on_disk(address) and address not in disk:
                raise error(2)
        else:
            if not is_local(address[0]):
                raise OSError(101, no_network(address[0]))
            host = {'0.0.0.0': '127.0.0.1', '::': '::1'}.get(address[0], address[0])
            address = self._with_port(host, address[1])
            self.name_itself(host)
            if self.local[0] in ('0.0.0.0', '::'):
                self.local = self._with_port(host, self.local[1])
        listener = self._listener(address)
        if listener is None:
            self.error = ECONNREFUSED
            if self.family != AF_UNIX:
                self.local = self._with_port(self.unnamed()[0], self.local[1])
        elif len(listener.queue) > listener.most_queued:
            if self.family == AF_UNIX:
                raise error(EAGAIN)
            self.connecting = True
            listener.knocking.append((self, address))
        else:
            listener._welcome(self, address)

    def _welcome(self, client, address):
        """The server's end is there before anybody accepts it."""
        served = StreamEnd(self.family, self.type, self.proto, fd=-1)
        served.options.update(self.options)
        served.arriving = Operation(f'socket.connect {shown(address)}')
        client.connecting = False
        _join(client, served)
        served.local = client.remote = address
        served.remote = client.local
        self.queue.append(served)
        self.changed()
        client.changed()

    def accept(self):
        if not self.listening:
            raise error(EINVAL)
        if not self.queue:
            raise error(EAGAIN)
        served = self.queue[0]
        served.fd = _lowest_fd(served)
        self.queue.popleft()
        served.arriving.end()
        moved[0] += 1
        if self.family != AF_UNIX:
            served._take_name(served.local[1], served.local)
        while self.knocking and len(self.queue) <= self.most_queued:
            client, address = self.knocking.popleft()
            if not client.closed:
                self._welcome(client, address)
        return served

    # ---- bytes ----

    def _check_connected(self):
        if self.listening or not (self.connected or self.reset):
            raise error(ENOTCONN)

    def send(self, data):
        if self.error or self.no_more_out:
            raise error(self.take_error() or EPIPE)
        if self.connecting:
            raise error(EAGAIN)
        if self.reset or not self.connected:
            raise error(EPIPE)
        peer = self.peer
        if self.family == AF_UNIX and (peer is None or peer.no_more_in):
            raise error(EPIPE)
        if not data:
            return 0
        if peer is None:  # nobody is there: the answer is a reset
            self._be_reset()
            return len(data)
        room = self._room - peer.size
        if room <= 0:
            self._was_full = True
            raise error(EAGAIN)
        count = min(room, len(data))
        self._was_full = count == room
        if not peer.no_more_in:
            peer.inbox.append((bytes(data[:count]), _sending(count, self.remote)))
            peer.size += count
            peer.changed()
        return count

    def recv(self, most, peek=False):
        self._check_connected()
        if self.inbox:
            return self._look(most) if peek else self._take(most)
        if self.ended:
            return b''
        if self.error:
            raise error(self.take_error())
        if self.no_more_in or self.reset:
            return b''
        raise error(EAGAIN)

    def _look(self, most):
        first = self.inbox[0][0][self.taken:]
        rest = b''.join([data for data, _ in self.inbox][1:]) if len(first) < most else b''
        return (first + rest)[:most]

    def _take(self, most):
        parts, left = [], most
        while self.inbox and left:
            data, operation = self.inbox[0]
            part = data[self.taken:self.taken + left] if self.taken or len(data) > left else data
            parts.append(part)
            left -= len(part)
            self.taken += len(part)
            if self.taken == len(data):
                operation.end()
                self.inbox.popleft()
                self.taken = 0
        self.size -= most - left
        moved[0] += 1
        peer = self.peer
        if peer is not None and peer._was_full and not peer._stays_full():
            peer._was_full = False
            peer.changed()
        return b''.join(parts)

    def _forget_inbox(self):
        for _, operation in self.inbox:
            operation.cancel()
        self.inbox.clear()
        self.size = self.taken = 0

    # ---- ends ----

    def shutdown(self, how):
        if how not in (SHUT_RD, SHUT_WR, SHUT_RDWR):
            raise error(EINVAL)
        if not self.connected:
            raise error(ENOTCONN)
        if how != SHUT_WR:
            self.no_more_in = True
        if how != SHUT_RD and not self.no_more_out:
            self.no_more_out = True
            if self.peer is not None:
                self.peer._hear_end()
        self.changed()

    def _hear_end(self):
        self.ended = True
        self.changed()

    def _be_reset(self):
        self.error = ECONNRESET if not self.ended or self.family == AF_UNIX else EPIPE
        self.connected, self.reset, self.peer = False, True, None
        self.changed()

    def _say_goodbye(self):
        if self.listening:
            for served in self.queue:
                served.arriving.cancel()
                served.closed = True
                if served.peer is not None:
                    served.peer._be_reset()
            for client, _ in self.knocking:
                client.connecting, client.error = False, ECONNREFUSED
                client.changed()
            self.listening = False
        peer, self.peer = self.peer, None
        if peer is None:
            return
        unread = bool(self.inbox)
        self._forget_inbox()
        if not unread and not self.options.get('abort'):
            peer.peer = None
            peer._hear_end()
        elif self.family == AF_UNIX:
            peer.peer, peer.error = None, ECONNRESET
            peer._hear_end()
        else:
            peer._be_reset()


def _join(one, other):
    one.peer, other.peer = other, one
    one.connected = other.connected = True


class DatagramEnd(End):
    """UDP, and AF_UNIX datagrams."""

    def __init__(self, family, type, proto, fd=None):
        super().__init__(family, type, proto, fd)
        self.inbox, self.size = deque(), 0  # (bytes, sender, Operation)
        self.peer = None               # of a socketpair
        self.no_more_in = self.no_more_out = False

    def poll(self):
        return OUT | (IN if self.inbox or self.error or self.no_more_in else 0) | (ERR if self.error else 0)

    def listen(self, backlog):
        raise error(95)

    def accept(self):
        raise error(95)

    def connect(self, address):
        if self.family == AF_UNIX:
            if is_on_disk(address) and address not in disk:
                raise error(2)
            if (SOCK_DGRAM, address) not in _bound:
                raise error(ECONNREFUSED)
        else:
            if not is_local(address[0]):
                raise OSError(101, no_network(address[0]))
            self.name_itself('127.0.0.1' if self.family == AF_INET else '::1')
            if self.local[0] in ('0.0.0.0', '::'):
                self.local = self._with_port(address[0], self.local[1])
        self.remote = address

    def _receivers(self, address):
        if self.peer is not None:
            return [] if self.peer.closed else [self.peer]
        if self.family == AF_UNIX:
            return list(_bound.get((SOCK_DGRAM, address), ()))
        everybody = address[0] == '255.255.255.255'
        if everybody and not self.options.get('broadcast'):
            raise error(13)
        found = [end for end in _bound.get((SOCK_DGRAM, address[1]), ())
                 if end.family == self.family and (everybody or end.local[0] in (address[0], '0.0.0.0', '::'))
                 and (end.remote is None or end.remote[1] == self.local[1])]
        return found if everybody else found[-1:]

    def sendto(self, data, address):
        if self.error:
            raise error(self.take_error())
        if self.no_more_out:
            raise error(EPIPE)
        address = self.remote if address is None else address
        if address is None and self.peer is None:
            raise error(89)
        if len(data) > _MOST_OF_DATAGRAM:
            raise error(90)
        if self.family != AF_UNIX:
            if not is_local(address[0]):
                raise OSError(101, no_network(address[0]))
            self.name_itself(self.unnamed()[0])
        receivers = self._receivers(address)
        if not receivers and self.family == AF_UNIX:
            raise error(ECONNREFUSED if self.remote or self.peer or address in disk else 2)
        if not receivers and self.remote is not None:
            self.error = ECONNREFUSED
            self.changed()
        for end in receivers:
            end._receive(bytes(data), self._sender(), address)
        return len(data)

    def send(self, data):
        return self.sendto(data, None)

    def _sender(self):
        if self.family == AF_UNIX:
            return self.local or None
        host = {'0.0.0.0': '127.0.0.1', '::': '::1'}.get(self.local[0], self.local[0])
        return self._with_port(host, self.local[1])

    def _receive(self, data, sender, address):
        if self.size + len(data) + 768 > _DATAGRAM_ROOM or self.no_more_in:
            return  # lost, as datagrams are
        self.size += len(data) + 768
        self.inbox.append((data, sender, _sending(len(data), address)))
        self.changed()

    def recvfrom(self, most, peek=False):
        if self.error:
            raise error(self.take_error())
        if not self.inbox:
            if self.no_more_in:
                return b'', None
            raise error(EAGAIN)
        data, sender, operation = self.inbox[0]
        if not peek:
            self.inbox.popleft()
            self.size -= len(data) + 768
            moved[0] += 1
            operation.end()
        return data[:most], sender

    def recv(self, most, peek=False):
        return self.recvfrom(most, peek)[0]

    def shutdown(self, how):
        if self.remote is None and self.peer is None:
            raise error(ENOTCONN)
        self.no_more_in = self.no_more_in or how != SHUT_WR
        self.no_more_out = self.no_more_out or how != SHUT_RD
        self.changed()

    def _say_goodbye(self):
        for _, _, operation in self.inbox:
            operation.cancel()
        self.inbox.clear()


def make(family, type, proto):
    if family not in (AF_UNIX, AF_INET, AF_INET6):
        raise error(97)
    if type not in (SOCK_STREAM, SOCK_DGRAM):
        raise error(EINVAL if type > 10 else 94 if type != 3 else 1)
    if proto not in ((0,) if family == AF_UNIX else (0, 6) if type == SOCK_STREAM else (0, 17)):
        raise error(93)
    return StreamEnd(family, type, proto) if type == SOCK_STREAM else DatagramEnd(family, type, proto)


def make_pair(type):
    one, other = make(AF_UNIX, type, 0), make(AF_UNIX, type, 0)
    if type == SOCK_STREAM:
        _join(one, other)
    else:
        one.peer, other.peer = other, one
    one.remote = other.remote = ''
    return one, other


def forget_path(path):
    """The file of a socket is removed: nobody finds who was bound there."""
    if path not in _files:
        return
    _files.remove(path)
    disk.pop(path, None)
    for kind in (SOCK_STREAM, SOCK_DGRAM):
        for end in _bound.pop((kind, path), ()):
            end.port_key = None
