"""Addresses and networks of IPv4 and IPv6."""
import functools as _functools

IPV4LENGTH, IPV6LENGTH = 32, 128


class AddressValueError(ValueError):
    """No address."""


class NetmaskValueError(ValueError):
    """No netmask."""


def ip_address(address):
    for cls in IPv4Address, IPv6Address:
        try:
            return cls(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 address')


def ip_network(address, strict=True):
    for cls in IPv4Network, IPv6Network:
        try:
            return cls(address, strict)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 network')


def ip_interface(address):
    for cls in IPv4Interface, IPv6Interface:
        try:
            return cls(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 interface')


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4)
    except OverflowError:
        raise ValueError('Address negative or too large for IPv4') from None


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16)
    except OverflowError:
        raise ValueError('Address negative or too large for IPv6') from None


def _first_and_last(numbers):
    """Runs of addresses that follow each other."""
    first = last = None
    for address in numbers:
        if last is not None and address._ip == last._ip + 1:
            last = address
            continue
        if first is not None:
            yield first, last
        first = last = address
    if first is not None:
        yield first, last


def summarize_address_range(first, last):
    """The networks that are all addresses from first to last."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
        raise TypeError('first and last must be IP addresses, not networks')
    if first.version != last.version:
        raise TypeError(f'{first} and {last} are not of the same version')
    if first > last:
        raise ValueError('last IP address must be greater than first')
    network = IPv4Network if first.version == 4 else IPv6Network
    bits, start, end = first._max_prefixlen, first._ip, last._ip
    while start <= end:
        room = min((start & -start).bit_length() - 1 if start else bits, (end - start + 1).bit_length() - 1)
        yield network((start, bits - room))
        start += 1 << room
        if start - 1 == first._ALL_ONES:
            break


def collapse_addresses(addresses):
    """As few networks as possible with just these addresses."""
    single, networks = [], []
    for address in addresses:
        kept = single or networks
        if kept and kept[-1].version != address.version:
            raise TypeError(f'{address} and {kept[-1]} are not of the same version')
        if isinstance(address, _BaseAddress):
            single.append(address)
        else:
            networks.append(address)
    single = sorted(set(single))
    for first, last in _first_and_last(single):
        networks.extend(summarize_address_range(first, last))
    return _collapsed(networks)


def _collapsed(networks):
    todo, by_supernet = list(networks), {}
    while todo:
        network = todo.pop()
        supernet = network.supernet()
        other = by_supernet.get(supernet)
        if other is None:
            by_supernet[supernet] = network
        elif other != network:
            del by_supernet[supernet]
            todo.append(supernet)
    last = None
    for network in sorted(by_supernet.values()):
        if last is not None and last.broadcast_address >= network.broadcast_address:
            continue
        yield network
        last = network


def get_mixed_type_key(obj):
    if isinstance(obj, _BaseNetwork):
        return obj._get_networks_key()
    if isinstance(obj, _BaseAddress):
        return obj._get_address_key()
    return NotImplemented


class _Base:
    """What addresses and networks have in common."""
    __slots__ = ()

    @property
    def exploded(self):
        return self._explode_shorthand_ip_string()

    @property
    def compressed(self):
        return str(self)

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._max_prefixlen

    def _check_int_address(self, address):
        if address < 0:
            raise AddressValueError(f'{address} (< 0) is not permitted as an IPv{self._version} address')
        if address > self._ALL_ONES:
            raise AddressValueError(f'{address} (>= 2**{self._max_prefixlen}) is not permitted as an '
                                    f'IPv{self._version} address')

    def _check_packed_address(self, address, length):
        if len(address) != length:
            raise AddressValueError(f'{address!r} (len {len(address)} != {length}) is not permitted as an '
                                    f'IPv{self._version} address')

    @classmethod
    def _ip_int_from_prefix(cls, prefixlen):
        return cls._ALL_ONES ^ cls._ALL_ONES >> prefixlen

    @classmethod
    def _prefix_from_text(cls, text):
        if not (text.isascii() and text.isdigit()):
            raise NetmaskValueError(f'{text!r} is not a valid netmask')
        prefix = int(text)
        if not 0 <= prefix <= cls._max_prefixlen:
            raise NetmaskValueError(f'{text!r} is not a valid netmask')
        return prefix

    @classmethod
    def _make_netmask(cls, arg):
        """(netmask, length of the prefix)"""
        if isinstance(arg, int):
            if not 0 <= arg <= cls._max_prefixlen:
                raise NetmaskValueError(f'{arg!r} is not a valid netmask')
            prefix = arg
        else:
            prefix = cls._read_netmask(arg)
        return cls._address_class(cls._ip_int_from_prefix(prefix)), prefix

    @property
    def reverse_pointer(self):
        return self._reverse_pointer()

    def __reduce__(self):
        return self.__class__, (str(self),)



class _BaseAddress(_Base):
    __slots__ = ()

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version and \
                getattr(self, '_scope_id', None) == getattr(other, '_scope_id', None)
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return self._ip < other._ip

    def __gt__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else not less and self != other

    def __le__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else less or self == other

    def __ge__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else not less

    def __hash__(self):
        return hash(hex(int(self._ip)))

    def __add__(self, other):
        return self.__class__(int(self) + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(int(self) - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __str__(self):
        return str(self._string_from_ip_int(self._ip))

    def _get_address_key(self):
        return self._version, self

    def __format__(self, fmt):
        """'b', 'x', 'X' and 'n' with '#' and '_'; 's' and nothing as of a text."""
        kind, shape = fmt[-1:] or 's', fmt[:-1]
        if kind == 's':
            return format(str(self), fmt)
        if kind not in 'bnxX' or shape not in ('', '#', '_', '#_'):
            return super().__format__(fmt)
        alternate, grouping = '#' in shape, '_' in shape
        if kind == 'n':
            kind = 'b' if self._version == 4 else 'x'
        width = self._max_prefixlen if kind == 'b' else self._max_prefixlen // 4
        width += (width // 4 - 1) * grouping + 2 * alternate
        return format(int(self), f"{'#' if alternate else ''}0{width}{'_' if grouping else ''}{kind}")

    @property
    def is_multicast(self):
        return self._in('multicast')

    @property
    def is_reserved(self):
        return self._in('reserved')

    @property
    def is_link_local(self):
        return self._in('link_local')

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_private(self):
        return self._in('private')

    def _in(self, kind):
        return any([self in network for network in _special(self._version, kind)])


class _BaseNetwork(_Base):
    def __init__(self, address, strict=True):
        addr, mask = self._split(address)
        self.network_address = self._address_class(addr)
        self.netmask, self._prefixlen = self._make_netmask(mask)
        packed = int(self.network_address)
        if packed & int(self.netmask) != packed:
            if strict:
                raise ValueError(f'{self} has host bits set')
            self.network_address = self._address_class(packed & int(self.netmask))

    @classmethod
    def _split(cls, address):
        if isinstance(address, tuple):
            return address if len(address) > 1 else (address[0], cls._max_prefixlen)
        if isinstance(address, (bytes, int)):
            return address, cls._max_prefixlen
        parts = str(address).split('/')
        if len(parts) > 2:
            raise AddressValueError(f"Only one '/' permitted in {address!r}")
        return (parts[0], parts[1]) if len(parts) == 2 else (parts[0], cls._max_prefixlen)

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __str__(self):
        return f'{self.network_address}/{self._prefixlen}'

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @property
    def hostmask(self):
        return self._address_class(int(self.netmask) ^ self._ALL_ONES)

    @property
    def with_prefixlen(self):
        return f'{self.network_address}/{self._prefixlen}'

    @property
    def with_netmask(self):
        return f'{self.network_address}/{self.netmask}'

    @property
    def with_hostmask(self):
        return f'{self.network_address}/{self.hostmask}'

    @property
    def num_addresses(self):
        return int(self.broadcast_address) - int(self.network_address) + 1

    def hosts(self):
        for number in range(int(self.network_address) + 1, int(self.broadcast_address)):
            yield self._address_class(number)

    def __iter__(self):
        for number in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._address_class(number)

    def __getitem__(self, n):
        start, end = int(self.network_address), int(self.broadcast_address)
        at = start + n if n >= 0 else end + n + 1
        if not start <= at <= end:
            raise IndexError('address out of range')
        return self._address_class(at)

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return (self.network_address, self.netmask) < (other.network_address, other.netmask)

    def __gt__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else not less and self != other

    def __le__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else less or self == other

    def __ge__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else not less

    def __eq__(self, other):
        try:
            return self._version == other._version and self.network_address == other.network_address and \
                int(self.netmask) == int(other.netmask)
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & int(self.netmask) == self.network_address._ip

    def overlaps(self, other):
        return self.network_address in other or self.broadcast_address in other or \
            other.network_address in self or other.broadcast_address in self

    def _get_networks_key(self):
        return self._version, self.network_address, self.netmask

    def address_exclude(self, other):
        """The networks that are left of this one without the other."""
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same version')
        if not isinstance(other, _BaseNetwork):
            raise TypeError(f'{other} is not a network object')
        if not other.subnet_of(self):
            raise ValueError(f'{other} not contained in {self}')
        if other == self:
            return
        other = other.__class__(f'{other.network_address}/{other.prefixlen}')
        one, two = self.subnets()
        while one != other and two != other:
            if other.subnet_of(one):
                yield two
                one, two = one.subnets()
            else:
                yield one
                one, two = two.subnets()
        yield two if one == other else one

    def compare_networks(self, other):
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same type')
        mine, theirs = (self.network_address, self.netmask), (other.network_address, other.netmask)
        return (mine > theirs) - (mine < theirs)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError('new prefix must be longer')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError('prefix length diff must be > 0')
        prefix = self._prefixlen + prefixlen_diff
        if prefix > self._max_prefixlen:
            raise ValueError(f'prefix length diff {prefix} is invalid for netblock {self}')
        for start in range(int(self.network_address), int(self.broadcast_address) + 1,
                           int(self.hostmask) + 1 >> prefixlen_diff):
            yield self.__class__((start, prefix))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError('new prefix must be shorter')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = self._prefixlen - new_prefix
        prefix = self.prefixlen - prefixlen_diff
        if prefix < 0:
            raise ValueError(f'current prefixlen is {self.prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}')
        return self.__class__((int(self.network_address) & int(self.netmask) << prefixlen_diff, prefix))

    def _is_subnet_of(self, a, b):
        try:
            if a._version != b._version:
                raise TypeError(f'{a} and {b} are not of the same version')
            return b.network_address <= a.network_address and b.broadcast_address >= a.broadcast_address
        except AttributeError:
            raise TypeError(f'Unable to test subnet containment between {a} and {b}') from None

    def subnet_of(self, other):
        return self._is_subnet_of(self, other)

    def supernet_of(self, other):
        return self._is_subnet_of(other, self)

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    is_multicast = property(lambda self: self._both('is_multicast'))
    is_reserved = property(lambda self: self._both('is_reserved'))
    is_link_local = property(lambda self: self._both('is_link_local'))
    is_unspecified = property(lambda self: self._both('is_unspecified'))
    is_loopback = property(lambda self: self._both('is_loopback'))
    is_site_local = property(lambda self: self._both('is_site_local'))

    @property
    def is_private(self):
        return any([self.network_address in network and self.broadcast_address in network
                    for network in _special(self._version, 'private')])

    @property
    def is_global(self):
        return not self.is_private

    def _explode_shorthand_ip_string(self):
        return f'{self.network_address.exploded}/{self._prefixlen}'


# ---- version 4

class _V4(_Base):
    __slots__ = ()
    _version, _max_prefixlen, _ALL_ONES = 4, IPV4LENGTH, 2 ** IPV4LENGTH - 1

    def _explode_shorthand_ip_string(self):
        return str(self)

    @classmethod
    def _read_netmask(cls, text):
        """Also 255.255.255.0 and its complement 0.0.0.255."""
        try:
            return cls._prefix_from_text(text)
        except NetmaskValueError:
            pass
        try:
            number = cls._ip_int_from_string(text)
        except AddressValueError:
            raise NetmaskValueError(f'{text!r} is not a valid netmask') from None
        for value in number, number ^ cls._ALL_ONES:
            zeros = (value & -value).bit_length() - 1 if value else cls._max_prefixlen
            if value >> zeros == (1 << cls._max_prefixlen - zeros) - 1:
                return cls._max_prefixlen - zeros
        raise NetmaskValueError(f'{text!r} is not a valid netmask')

    @classmethod
    def _ip_int_from_string(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        octets = text.split('.')
        if len(octets) != 4:
            raise AddressValueError(f'Expected 4 octets in {text!r}')
        try:
            return int.from_bytes(bytes(map(cls._parse_octet, octets)))
        except ValueError as e:
            raise AddressValueError(f'{e} in {text!r}') from None

    @classmethod
    def _parse_octet(cls, text):
        if not text:
            raise ValueError('Empty octet not permitted')
        if not (text.isascii() and text.isdigit()):
            raise ValueError(f'Only decimal digits permitted in {text!r}')
        if len(text) > 3:
            raise ValueError(f'At most 3 characters permitted in {text!r}')
        if text != '0' and text[0] == '0':
            raise ValueError(f'Leading zeros are not permitted in {text!r}')
        if int(text) > 255:
            raise ValueError(f'Octet {int(text)} (> 255) not permitted')
        return int(text)

    @classmethod
    def _string_from_ip_int(cls, number):
        return '.'.join(map(str, number.to_bytes(4)))


class IPv4Address(_V4, _BaseAddress):
    __slots__ = ('_ip', '__weakref__')

    def __init__(self, address):
        if isinstance(address, int):
            self._check_int_address(address)
            self._ip = address
        elif isinstance(address, bytes):
            self._check_packed_address(address, 4)
            self._ip = int.from_bytes(address)
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = self._ip_int_from_string(text)

    @property
    def packed(self):
        return v4_int_to_packed(self._ip)

    @property
    def is_global(self):
        return self not in _network('100.64.0.0/10') and not self.is_private

    @property
    def is_loopback(self):
        return self in _network('127.0.0.0/8')

    def _reverse_pointer(self):
        return '.'.join(str(self).split('.')[::-1]) + '.in-addr.arpa'


class _Interface:
    """An address that keeps its network."""

    def __str__(self):
        return f'{self._string_from_ip_int(self._ip)}/{self._prefixlen}'

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        try:
            return self.network == other.network
        except AttributeError:
            return False

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return NotImplemented
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    __reduce__ = _Base.__reduce__

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def ip(self):
        return self._plain_class(self._ip)

    @property
    def with_prefixlen(self):
        return f'{self._string_from_ip_int(self._ip)}/{self._prefixlen}'

    @property
    def with_netmask(self):
        return f'{self._string_from_ip_int(self._ip)}/{self.netmask}'

    @property
    def with_hostmask(self):
        return f'{self._string_from_ip_int(self._ip)}/{self.hostmask}'


class IPv4Interface(_Interface, IPv4Address):
    _plain_class = IPv4Address

    def __init__(self, address):
        addr, mask = _BaseNetwork._split.__func__(type(self), address)
        IPv4Address.__init__(self, addr)
        self.network = IPv4Network((addr, mask), strict=False)
        self.netmask, self._prefixlen = self.network.netmask, self.network._prefixlen

    @property
    def hostmask(self):
        return self.network.hostmask


class IPv4Network(_V4, _BaseNetwork):
    _address_class = IPv4Address

    def __init__(self, address, strict=True):
        super().__init__(address, strict)
        if self._prefixlen == 31:
            self.hosts = self.__iter__
        elif self._prefixlen == 32:
            self.hosts = lambda: [IPv4Address(int(self.network_address))]

    @property
    def is_global(self):
        shared = _network('100.64.0.0/10')
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private

    def _reverse_pointer(self):
        octets = str(self).split('/')[0].split('.')[::-1]
        return '.'.join([*octets[:-1], octets[-1]]) + f'/{self._prefixlen}.in-addr.arpa'


_V4._address_class = IPv4Address


# ---- version 6

class _V6(_Base):
    __slots__ = ()
    _version, _max_prefixlen, _ALL_ONES = 6, IPV6LENGTH, 2 ** IPV6LENGTH - 1

    @classmethod
    def _read_netmask(cls, text):
        return cls._prefix_from_text(text)

    @classmethod
    def _ip_int_from_string(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        parts = text.split(':')
        if len(parts) < 3:
            raise AddressValueError(f'At least 3 parts expected in {text!r}')
        if '.' in parts[-1]:
            try:
                number = IPv4Address(parts.pop())._ip
            except AddressValueError as e:
                raise AddressValueError(f'{e} in {text!r}') from None
            parts += [f'{number >> 16 & 0xffff:x}', f'{number & 0xffff:x}']
        if len(parts) > 9:
            raise AddressValueError(f'At most 8 colons permitted in {text!r}')
        gap = None
        for i in range(1, len(parts) - 1):
            if not parts[i]:
                if gap is not None:
                    raise AddressValueError(f"At most one '::' permitted in {text!r}")
                gap = i
        high, low = cls._around(text, parts, gap)
        try:
            number = 0
            for part in [*parts[:high], *['0'] * (8 - high - low), *(parts[-low:] if low else ())]:
                number = number << 16 | cls._parse_hextet(part)
            return number
        except ValueError as e:
            raise AddressValueError(f'{e} in {text!r}') from None

    @classmethod
    def _around(cls, text, parts, gap):
        """How many parts stand before the '::' and how many behind it."""
        if gap is None:
            if len(parts) != 8:
                raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
            if not parts[0]:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            return 8, 0
        high, low = gap, len(parts) - gap - 1
        if not parts[0]:
            high -= 1
            if high:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not parts[-1]:
            low -= 1
            if low:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        if 8 - (high + low) < 1:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        if not parts[-1]:
            parts.pop()
        if not parts[0]:
            parts.pop(0)
        return high, low

    @classmethod
    def _parse_hextet(cls, text):
        if any([c not in '0123456789ABCDEFabcdef' for c in text]):
            raise ValueError(f'Only hex digits permitted in {text!r}')
        if len(text) > 4:
            raise ValueError(f'At most 4 characters permitted in {text!r}')
        return int(text, 16)

    @classmethod
    def _string_from_ip_int(cls, number=None):
        parts = [f'{number >> shift & 0xffff:x}' for shift in range(112, -16, -16)]
        best, length = -1, 1
        start = 0
        while start < 8:  # the longest run of zeros, the first of several
            end = start
            while end < 8 and parts[end] == '0':
                end += 1
            if end - start > length:
                best, length = start, end - start
            start = max(end, start + 1)
        if best < 0:
            return ':'.join(parts)
        return ':'.join(parts[:best]) + '::' + ':'.join(parts[best + length:])

    def _explode_shorthand_ip_string(self):
        number = self._ip
        exploded = ':'.join([f'{number >> shift & 0xffff:04x}' for shift in range(112, -16, -16)])
        return f'{exploded}/{self._prefixlen}' if isinstance(self, _Interface) else exploded

    @staticmethod
    def _split_scope_id(text):
        address, percent, scope = text.partition('%')
        if not percent:
            return address, None
        if not scope or '%' in scope:
            raise AddressValueError(f'Invalid IPv6 address: "{text!r}"')
        return address, scope


class IPv6Address(_V6, _BaseAddress):
    __slots__ = ('_ip', '_scope_id', '__weakref__')

    def __init__(self, address):
        self._scope_id = None
        if isinstance(address, int):
            self._check_int_address(address)
            self._ip = address
        elif isinstance(address, bytes):
            self._check_packed_address(address, 16)
            self._ip = int.from_bytes(address)
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            text, self._scope_id = self._split_scope_id(text)
            self._ip = self._ip_int_from_string(text)

    def __str__(self):
        text = self._string_from_ip_int(self._ip)
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        return super().__eq__(other)

    @property
    def scope_id(self):
        return self._scope_id

    @property
    def packed(self):
        return v6_int_to_packed(self._ip)

    @property
    def is_site_local(self):
        return self in _network('fec0::/10')

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return mapped.is_private if mapped is not None else self._in('private')

    @property
    def is_global(self):
        return not self.is_private

    @property
    def is_loopback(self):
        return self._ip == 1

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None

    def _reverse_pointer(self):
        return '.'.join(self.exploded[::-1].replace(':', '')) + '.ip6.arpa'


class IPv6Interface(_Interface, IPv6Address):
    _plain_class = IPv6Address

    def __init__(self, address):
        addr, mask = _BaseNetwork._split.__func__(type(self), address)
        IPv6Address.__init__(self, addr)
        self.network = IPv6Network((addr, mask), strict=False)
        self.netmask, self._prefixlen = self.network.netmask, self.network._prefixlen

    def __str__(self):
        return f'{IPv6Address.__str__(self)}/{self._prefixlen}'

    @property
    def hostmask(self):
        return self.network.hostmask

    @property
    def is_unspecified(self):
        return self._ip == 0 and self.network.is_unspecified

    @property
    def is_loopback(self):
        return self._ip == 1 and self.network.is_loopback


class IPv6Network(_V6, _BaseNetwork):
    _address_class = IPv6Address

    def __init__(self, address, strict=True):
        super().__init__(address, strict)
        if self._prefixlen == 127:
            self.hosts = self.__iter__
        elif self._prefixlen == 128:
            self.hosts = lambda: [IPv6Address(int(self.network_address))]

    def hosts(self):
        for number in range(int(self.network_address) + 1, int(self.broadcast_address) + 1):
            yield IPv6Address(number)

    _explode_shorthand_ip_string = _BaseNetwork._explode_shorthand_ip_string


_V6._address_class = IPv6Address


# ---- ranges with a meaning

_PRIVATE_V4 = ('0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/29',
               '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24',
               '240.0.0.0/4', '255.255.255.255/32')
_PRIVATE_V6 = ('::1/128', '::/128', '::ffff:0:0/96', '100::/64', '2001::/23', '2001:2::/48', '2001:db8::/32',
               '2001:10::/28', 'fc00::/7', 'fe80::/10')
_RESERVED_V6 = ('::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3', '8000::/3',
                'a000::/3', 'c000::/3', 'e000::/4', 'f000::/5', 'f800::/6', 'fe00::/9')
_RANGES = {(4, 'private'): _PRIVATE_V4, (4, 'multicast'): ('224.0.0.0/4',), (4, 'reserved'): ('240.0.0.0/4',),
           (4, 'link_local'): ('169.254.0.0/16',), (6, 'private'): _PRIVATE_V6, (6, 'multicast'): ('ff00::/8',),
           (6, 'reserved'): _RESERVED_V6, (6, 'link_local'): ('fe80::/10',)}


@_functools.cache
def _network(text):
    return ip_network(text)


@_functools.cache
def _special(version, kind):
    return [_network(text) for text in _RANGES[version, kind]]
