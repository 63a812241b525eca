"""socket, CPython 3.11's, over a loopback that reaches only this program (_loopback). A call that has to wait blocks its
thread: alone in the program, for ever."""
import enum
from operator import index
from time import monotonic
import _loopback
from _asyncio import _get_running_loop
from _simthread import _wait, allocate_lock

_values = {
    'AddressFamily': {'AF_UNSPEC': 0, 'AF_UNIX': 1, 'AF_INET': 2, 'AF_INET6': 10},
    'SocketKind': {'SOCK_STREAM': 1, 'SOCK_DGRAM': 2, 'SOCK_RAW': 3, 'SOCK_NONBLOCK': 2048, 'SOCK_CLOEXEC': 524288},
}
AddressFamily = enum.IntEnum('AddressFamily', _values['AddressFamily'], module='socket')
SocketKind = enum.IntEnum('SocketKind', _values['SocketKind'], module='socket')
AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = AddressFamily
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_NONBLOCK, SOCK_CLOEXEC = SocketKind

SOL_SOCKET, SOL_TCP, SOL_UDP, SOL_IP = 1, 6, 17, 0
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 6, 17, 41
SO_DEBUG, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF = 1, 2, 3, 4, 6, 7, 8
SO_KEEPALIVE, SO_LINGER, SO_REUSEPORT, SO_ACCEPTCONN, SO_PROTOCOL, SO_DOMAIN = 9, 13, 15, 30, 38, 39
TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, IPV6_V6ONLY = 1, 4, 5, 6, 26
IP_TTL, IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_ADD_MEMBERSHIP = 2, 33, 34, 35
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
MSG_OOB, MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_NOSIGNAL = 1, 2, 64, 256, 16384
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_NUMERICSERV, AI_ADDRCONFIG = 1, 2, 4, 1024, 32
NI_NUMERICHOST, NI_NUMERICSERV = 1, 2
EAI_NONAME, EAI_SERVICE, EAI_FAMILY = -2, -8, -6
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7f000001, 0xffffffff
SOMAXCONN = 4096
has_ipv6 = True
EBADF, EAGAIN, EWOULDBLOCK, EINPROGRESS = 9, 11, 11, 115

_SERVICES = {'http': 80, 'https': 443, 'ftp': 21, 'ssh': 22, 'telnet': 23, 'smtp': 25, 'domain': 53, 'pop3': 110}
_BUFFER_OPTIONS = {SO_SNDBUF: 2626560, SO_RCVBUF: 131072}
_MOST_AT_ONCE = 2 ** 31 - 1
_default_timeout = None

error = OSError
timeout = TimeoutError


class herror(OSError):
    __module__ = 'socket'


class gaierror(OSError):
    __module__ = 'socket'


def getdefaulttimeout():
    return _default_timeout


def _checked_timeout(value):
    if value is None:
        return None
    if not isinstance(value, float):
        value = float(index(value))
    if value != value:
        raise ValueError('Invalid value NaN (not a number)')
    if value < 0:
        raise ValueError('Timeout value out of range')
    return value


def setdefaulttimeout(timeout):
    global _default_timeout
    _default_timeout = _checked_timeout(timeout)


def _as_enum(kind, value):
    try:
        return kind(value)
    except ValueError:
        return value


def _ip(host, family):
    """A name as a number, as connect() and bind() look it up."""
    if host == '':
        return '0.0.0.0' if family == AF_INET else '::'
    if host == '<broadcast>':
        return '255.255.255.255'
    return getaddrinfo(host, 0, family)[0][4][0]


class socket:
    """A socket of the simulated loopback."""
    __slots__ = ('__weakref__', '_end', '_closed', '_timeout', '_io_refs', '__dict__')

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._closed, self._io_refs, self._timeout = True, 0, _default_timeout
        if fileno is not None:
            self._end = _loopback.find(fileno)
        else:
            _loopback.adopt(_get_running_loop())
            kind = index(SOCK_STREAM if type == -1 else type)
            self._end = _loopback.make(index(AF_INET if family == -1 else family), kind & ~(SOCK_NONBLOCK | SOCK_CLOEXEC),
                                       0 if proto == -1 else proto)
            if kind & SOCK_NONBLOCK:
                self._timeout = 0.0
        self._closed = False

    @classmethod
    def _of(cls, end):
        sock = cls.__new__(cls)
        sock._end, sock._closed, sock._io_refs, sock._timeout = end, False, 0, _default_timeout
        return sock

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        if not self._closed:
            self.close()

    def __repr__(self):
        text = (f'<{self.__class__.__module__}.{self.__class__.__qualname__}{" [closed]" if self._closed else ""} '
                f'fd={self.fileno()}, family={int(self.family)}, type={int(self.type)}, proto={self.proto}')
        if not self._closed:
            if self._end.local:
                text += f', laddr={self._end.local}'
            if self._end.remote:
                text += f', raddr={self._end.remote}'
        return text + '>'

    def __getstate__(self):
        raise TypeError(f'cannot pickle {self.__class__.__name__!r} object')

    @property
    def family(self):
        return _as_enum(AddressFamily, self._end.family)

    @property
    def type(self):
        return _as_enum(SocketKind, self._end.type)

    @property
    def proto(self):
        return self._end.proto

    @property
    def timeout(self):
        return self._timeout

    def fileno(self):
        return -1 if self._end is None or self._closed else self._end.fd

    def _kernel(self):
        if self._closed:
            raise _loopback.error(EBADF)
        return self._end

    # ---- waiting ----

    def settimeout(self, value):
        self._timeout = _checked_timeout(value)

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self.settimeout(None if flag else 0.0)

    def getblocking(self):
        return self._timeout != 0.0

    def _retry(self, call, mask, name, dont_wait=False):
        """The call, as often as it takes until it needs not wait."""
        end = self._kernel()
        until = None if self._timeout is None else monotonic() + self._timeout
        while True:
            try:
                return call()
            except BlockingIOError:
                if self._timeout == 0.0 or dont_wait:
                    raise
            self._wait_for(end, mask, until, name)

    def _wait_for(self, end, mask, until, name):
        while not end.poll() & (mask | _loopback.ERR | _loopback.HUP):
            left = None if until is None else until - monotonic()
            if left is not None and left <= 0:
                raise TimeoutError('timed out')
            lock = allocate_lock()
            lock.acquire()
            end.waiters.append(lock)
            if not _wait(lock, left, f'socket.{name}'):
                if lock in end.waiters:
                    end.waiters.remove(lock)
                raise TimeoutError('timed out')
            if end.closed:
                raise _loopback.error(EBADF)

    # ---- addresses ----

    def _address(self, address, function):
        family = self._end.family
        if family == AF_UNIX:
            if not isinstance(address, (str, bytes)):
                raise TypeError(f"a bytes-like object is required, not '{address.__class__.__name__}'")
            path = address if isinstance(address, str) else address.decode('utf-8', 'surrogateescape')
            if len(path) > 107:
                raise OSError('AF_UNIX path too long')
            return path
        kind = 'AF_INET' if family == AF_INET else 'AF_INET6'
        if not isinstance(address, tuple):
            raise TypeError(f'{function}(): {kind} address must be tuple, not {address.__class__.__name__}')
        if family == AF_INET and len(address) != 2:
            raise TypeError('AF_INET address must be a pair (host, port)')
        if not 2 <= len(address) <= 4:
            raise TypeError('AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])')
        host, port = address[:2]
        if isinstance(host, (bytes, bytearray)):
            host = bytes(host).decode('ascii')
        if not isinstance(host, str):
            raise TypeError(f'str, bytes or bytearray expected, not {host.__class__.__name__}')
        if not isinstance(port, int):
            raise TypeError(f"'{port.__class__.__name__}' object cannot be interpreted as an integer")
        if not 0 <= port <= 65535:
            raise OverflowError(f'{function}(): port must be 0-65535.')
        host = _ip(host, family)
        return (host, port) if family == AF_INET else (host, port, 0, 0)

    def bind(self, address, /):
        self._kernel().bind(self._address(address, 'bind'))

    def listen(self, backlog=128, /):
        self._kernel().listen(backlog)

    def getsockname(self):
        return self._kernel().local

    def getpeername(self):
        return self._kernel().getpeername()

    def accept(self):
        served = self._retry(self._kernel().accept, _loopback.IN, 'accept')
        sock = socket._of(served)
        if _default_timeout is None and self._timeout:
            sock.setblocking(True)
        return sock, served.remote

    def _connect(self, address):
        """The number of the error, 0: none."""
        end = self._kernel()
        if end.error:
            return end.take_error()
        end.connect(self._address(address, 'connect'))
        if self._timeout == 0.0 and end.family != AF_UNIX and end.type == SOCK_STREAM:
            return EINPROGRESS
        if end.connecting:
            self._wait_for(end, _loopback.OUT, None if self._timeout is None else monotonic() + self._timeout, 'connect')
        return end.take_error()

    def connect(self, address, /):
        number = self._connect(address)
        if number:
            raise _loopback.error(number)

    def connect_ex(self, address, /):
        try:
            return self._connect(address)
        except TimeoutError:
            return EAGAIN
        except OSError as exc:
            if exc.errno is None or exc.errno < 0:
                raise
            return exc.errno

    # ---- data ----

    def send(self, data, flags=0, /):
        data = _bytes_like(data)
        return self._retry(lambda: self._end.send(data), _loopback.OUT, 'send', flags & MSG_DONTWAIT)

    def sendall(self, data, flags=0, /):
        with memoryview(_bytes_like(data)) as view:
            sent = 0
            while sent < len(view):
                with view[sent:] as rest:
                    sent += self.send(rest, flags)

    def sendto(self, data, *rest):
        if not 1 <= len(rest) <= 2:
            raise TypeError(f'sendto() takes 2 or 3 arguments ({len(rest) + 1} given)')
        data = _bytes_like(data)
        end = self._kernel()
        if end.type == SOCK_STREAM:
            return self.send(data)
        address = self._address(rest[-1], 'sendto')
        return self._retry(lambda: end.sendto(data, address), _loopback.OUT, 'sendto')

    def recv(self, bufsize, flags=0, /):
        return self._receive(self._kernel().recv, bufsize, flags, 'recv')

    def recvfrom(self, bufsize, flags=0, /):
        return self._receive_from(bufsize, flags, 'recvfrom')

    def _receive_from(self, bufsize, flags, name):
        end = self._kernel()
        if end.type == SOCK_STREAM:
            return self._receive(end.recv, bufsize, flags, name), None
        return self._receive(end.recvfrom, bufsize, flags, name)

    def _receive(self, call, bufsize, flags, name):
        if bufsize < 0:
            raise ValueError(f'negative buffersize in {name}')
        if bufsize > _MOST_AT_ONCE:
            raise MemoryError
        if not flags & MSG_WAITALL or self._end.type != SOCK_STREAM:
            return self._retry(lambda: call(bufsize, bool(flags & MSG_PEEK)), _loopback.IN, name, flags & MSG_DONTWAIT)
        parts, left = [], bufsize
        while left:
            parts.append(part := self._retry(lambda: call(left), _loopback.IN, name))
            left -= len(part)
            if not part:
                break
        return b''.join(parts)

    def recv_into(self, buffer, nbytes=0, flags=0):
        with memoryview(buffer) as whole, whole.cast('B') as view:
            _check_room(view, buffer, nbytes, 'recv_into')
            data = self._receive(self._kernel().recv, nbytes or len(view), flags, 'recv_into')
            view[:len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        with memoryview(buffer) as whole, whole.cast('B') as view:
            _check_room(view, buffer, nbytes, 'recvfrom_into')
            data, address = self._receive_from(nbytes or len(view), flags, 'recvfrom_into')
            view[:len(data)] = data
        return len(data), address

    def sendfile(self, file, offset=0, count=None):
        if self._timeout == 0.0:
            raise ValueError('non-blocking sockets are not supported')
        if offset:
            file.seek(offset)
        data = file.read() if count is None else file.read(count)
        self.sendall(data)
        return len(data)

    # ---- options ----

    def setsockopt(self, level, option, value, optlen=None, /):
        options = self._kernel().options
        if not isinstance(value, (int, bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
        options[level, option] = int.from_bytes(value, 'little') if isinstance(value, (bytes, bytearray)) else value
        if level == SOL_SOCKET:
            if option == SO_REUSEADDR:
                options['reuse'] = bool(value)
            elif option == SO_REUSEPORT:
                options['reuse_port'] = bool(value)
            elif option == SO_BROADCAST:
                options['broadcast'] = bool(value)
            elif option == SO_LINGER and isinstance(value, (bytes, bytearray)):
                options['abort'] = len(value) == 8 and value[0] and not any(value[4:])

    def getsockopt(self, level, option, buflen=0, /):
        end = self._kernel()
        if level == SOL_SOCKET:
            if option == SO_ERROR:
                return end.take_error()
            if option == SO_TYPE:
                return end.type
            if option == SO_DOMAIN:
                return end.family
            if option == SO_PROTOCOL:
                return end.proto
            if option == SO_ACCEPTCONN:
                return int(end.listening)
        value = end.options.get((level, option), _BUFFER_OPTIONS.get(option, 0) if level == SOL_SOCKET else 0)
        return int(value)

    # ---- its end ----

    def shutdown(self, how, /):
        self._kernel().shutdown(how)

    def close(self):
        if not self._closed:
            self._closed = True
            if not self._io_refs:
                self._end.close()

    def __del__(self):
        if not self._closed:
            import warnings
            warnings.warn(f'unclosed {self!r}', ResourceWarning)
            self.close()

    def _io_closed(self):
        self._io_refs -= 1
        if self._closed and not self._io_refs:
            self._end.close()

    def detach(self):
        fd = self.fileno()
        self._closed = True
        return fd

    def dup(self):
        self._kernel().uses += 1
        sock = socket._of(self._end)
        sock._timeout = self._timeout
        return sock

    def set_inheritable(self, inheritable):
        pass

    def get_inheritable(self):
        return False

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        from _socket_file import open_socket
        return open_socket(self, mode, encoding, errors, newline)


SocketType = socket


def _check_room(view, buffer, size, function):
    if view.readonly:
        raise TypeError(f'{function}() argument 1 must be read-write bytes-like object, not {type(buffer).__name__}')
    if size > len(view):
        raise ValueError('buffer too small for requested bytes' if function == 'recv_into' else
                         'nbytes is greater than the length of the buffer')


def _bytes_like(data):
    if isinstance(data, str):
        raise TypeError(f"a bytes-like object is required, not '{data.__class__.__name__}'")
    if isinstance(data, (bytes, bytearray)):
        return data  # a bytearray with a view on it could not be cut
    try:
        view = memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{data.__class__.__name__}'") from None
    if not view.c_contiguous:
        raise BufferError('memoryview: underlying buffer is not C-contiguous')
    return view.cast('B')


# ---- functions ----

def fromfd(fd, family, type, proto=0):
    end = _loopback.find(fd)
    end.uses += 1
    return socket._of(end)


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    if family not in (None, AF_UNIX):
        raise _loopback.error(95)
    _loopback.adopt(_get_running_loop())
    one, other = _loopback.make_pair(int(type))
    return socket._of(one), socket._of(other)


def create_connection(address, timeout=..., source_address=None, *, all_errors=False):
    host, port = address
    sock = None
    try:
        family, kind, proto, _, place = getaddrinfo(host, port, 0, SOCK_STREAM)[0]
        sock = socket(family, kind, proto)
        if timeout is not ...:
            sock.settimeout(timeout)
        if source_address:
            sock.bind(source_address)
        sock.connect(place)
        return sock
    except OSError as exc:
        if sock is not None:
            sock.close()
        if all_errors:
            raise ExceptionGroup('create_connection failed', [exc])
        raise


def has_dualstack_ipv6():
    return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        try:
            sock.bind(address)
        except OSError as exc:
            raise OSError(exc.errno, f'{exc.strerror} (while attempting to bind on address {address!r})') from None
        sock.listen() if backlog is None else sock.listen(backlog)
        return sock
    except OSError:
        sock.close()
        raise


def gethostname():
    return 'asyncourse'


def getfqdn(name=''):
    return gethostname() if name in ('', '0.0.0.0') else name


def _is_ipv4(host):
    parts = host.split('.')
    return len(parts) == 4 and all(part.isascii() and part.isdigit() and len(part) < 4 and int(part) < 256
                                   and (part == '0' or part[0] != '0') for part in parts)


def _with_groups(host):
    """An IPv6 address that ends in an IPv4 one, written with groups alone."""
    head, colon, last = host.rpartition(':')
    if not colon or not _is_ipv4(last):
        return host
    a, b, c, d = map(int, last.split('.'))
    return f'{head}:{a << 8 | b:x}:{c << 8 | d:x}'


def _is_ipv6(host):
    host = _with_groups(host)
    halves = host.split('::')
    groups = [group for half in halves for group in half.split(':') if half]
    return (len(halves) <= 2 and ':' in host and (len(groups) == 8 if len(halves) == 1 else len(groups) < 8)
            and all(0 < len(group) < 5 and all(c in '0123456789abcdefABCDEF' for c in group) for group in groups))


def _places(host, family, passive):
    """[(family, address)] of a name."""
    if host is None or host == '':
        host = ('0.0.0.0' if family != AF_INET6 else '::') if passive else '127.0.0.1' if family != AF_INET6 else '::1'
    elif host in ('localhost', gethostname()):
        host = '127.0.0.1' if family != AF_INET6 else '::1'
    found = AF_INET if _is_ipv4(host) else AF_INET6 if _is_ipv6(host) else None
    if found is None:
        raise gaierror(EAI_NONAME, _loopback.no_network(host))
    if family not in (0, found):
        raise gaierror(-9, 'Address family for hostname not supported')
    return [(found, host)]


def _port_number(port):
    if port is None or port == '':
        return 0
    if isinstance(port, bytes):
        port = port.decode()
    if isinstance(port, str) and not port.isdigit():
        if port not in _SERVICES:
            raise gaierror(EAI_SERVICE, 'Servname not supported for ai_socktype')
        return _SERVICES[port]
    return int(port)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if isinstance(host, bytes):
        host = host.decode('idna' if not host.isascii() else 'ascii')
    if host is not None and not isinstance(host, str):
        raise TypeError('getaddrinfo() argument 1 must be string or None')
    if (host is None or host == '') and (port is None or port == ''):
        raise gaierror(EAI_NONAME, 'Name or service not known')
    port = _port_number(port)
    kinds = [(kind, number) for kind, number in ((SOCK_STREAM, 6), (SOCK_DGRAM, 17), (SOCK_RAW, 0))
             if type in (0, kind) and proto in (0, number)]
    return [(found, kind, number, '', (place, port) if found == AF_INET else (place, port, 0, 0))
            for found, place in _places(host, family, flags & AI_PASSIVE) for kind, number in kinds]


def gethostbyname(host):
    return _places(host or '0.0.0.0', AF_INET, False)[0][1]


def gethostbyname_ex(host):
    return host, [], [gethostbyname(host)]


def gethostbyaddr(address):
    if not _loopback.is_local(gethostbyname(address)):
        raise herror(1, 'Unknown host')
    return 'localhost', [], [gethostbyname(address)]


def getnameinfo(address, flags):
    host, port = address[:2]
    if not flags & NI_NUMERICHOST and _loopback.is_local(host):
        host = 'localhost'
    names = {number: name for name, number in _SERVICES.items()}
    return host, str(port) if flags & NI_NUMERICSERV else names.get(port, str(port))


def getservbyname(name, protocol='tcp'):
    if name not in _SERVICES:
        raise OSError('service/proto not found')
    return _SERVICES[name]


def getservbyport(port, protocol='tcp'):
    for name, number in _SERVICES.items():
        if number == port:
            return name
    raise OSError('port/proto not found')


def _named(value):
    """As C functions name the type of an argument."""
    return 'None' if value is None else type(value).__name__


def inet_aton(address):
    if not isinstance(address, str):
        raise TypeError(f'inet_aton() argument 1 must be str, not {_named(address)}')
    if not _is_ipv4(address):
        raise OSError('illegal IP address string passed to inet_aton')
    return bytes(int(part) for part in address.split('.'))


def inet_ntoa(packed):
    packed = _bytes_like(packed)
    if len(packed) != 4:
        raise OSError('packed IP wrong length')
    return '.'.join(str(byte) for byte in packed)


def inet_pton(family, address):
    if not isinstance(address, str):
        raise TypeError(f'inet_pton() argument 2 must be str, not {_named(address)}')
    if family == AF_INET and _is_ipv4(address):
        return inet_aton(address)
    if family == AF_INET6 and _is_ipv6(address):
        head, _, tail = _with_groups(address).partition('::')
        head, tail = [[int(group, 16) for group in half.split(':') if group] for half in (head, tail)]
        groups = head + [0] * (8 - len(head) - len(tail)) + tail
        return b''.join(group.to_bytes(2, 'big') for group in groups)
    if family not in (AF_INET, AF_INET6):
        raise _loopback.error(97)
    raise OSError('illegal IP address string passed to inet_pton')


def inet_ntop(family, packed):
    packed = _bytes_like(packed)
    if family == AF_INET:
        if len(packed) != 4:
            raise ValueError('invalid length of packed IP address string')
        return inet_ntoa(packed)
    if family != AF_INET6:
        raise ValueError(f'unknown address family {family}')
    if len(packed) != 16:
        raise ValueError('invalid length of packed IP address string')
    groups = [f'{int.from_bytes(packed[i:i + 2], "big"):x}' for i in range(0, 16, 2)]
    best = max(((run, -start) for start in range(8) for run in range(2, 9 - start)
                if all(group == '0' for group in groups[start:start + run])), default=None)
    if best is None:
        return ':'.join(groups)
    run, start = best[0], -best[1]
    if start == 0 and (run == 6 or groups[5:6] == ['ffff'] and run == 5):
        return '::' + ':'.join(groups[run:6] + [inet_ntoa(packed[12:])])
    return ':'.join(groups[:start]) + '::' + ':'.join(groups[start + run:])


def _swapped(size, name):
    def convert(number, /):
        if number < 0:
            raise OverflowError(f"{name}: can't convert negative Python int to C {8 * size}-bit unsigned integer")
        if number >= 256 ** size:
            raise OverflowError(f'{name}: Python int too large to convert to C {8 * size}-bit unsigned integer')
        return int.from_bytes(number.to_bytes(size, 'little'), 'big')
    convert.__name__ = convert.__qualname__ = name
    return convert


htons, ntohs, htonl, ntohl = _swapped(2, 'htons'), _swapped(2, 'ntohs'), _swapped(4, 'htonl'), _swapped(4, 'ntohl')


def close(fd):
    _loopback.find(fd).close()


def if_nameindex():
    return [(1, 'lo')]
