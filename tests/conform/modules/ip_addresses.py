# ipaddress: addresses, networks, interfaces of both versions.
import ipaddress as ip


def attempt(f, *args):
    try:
        print('  ', f(*args))
    except Exception as e:
        print('  ', type(e).__name__, e)


for text in ('192.168.0.1', '8.8.8.8', '127.0.0.1', '224.0.0.1', '169.254.1.1', '0.0.0.0', '240.0.0.1', '100.64.0.1', '::1', '2001:db8::1', 'fe80::1%eth0',
             'fec0::1', '::ffff:1.2.3.4', '2002:c000:204::', '2001:0:4136:e378:8000:63bf:3fff:fdd2', 'ff02::1', '::', '2606:4700::1111', '1:0:0:2:0:0:0:3'):
    a = ip.ip_address(text)
    print(repr(a), int(a), text if '%' in text else a.exploded, a.compressed, '' if '%' in text else a.reverse_pointer, a.version, a.packed)
    print('  ', *[name for name in ('is_private', 'is_global', 'is_loopback', 'is_multicast', 'is_reserved', 'is_link_local', 'is_unspecified', 'is_site_local')
                  if getattr(a, name, False)], getattr(a, 'ipv4_mapped', ''), getattr(a, 'sixtofour', ''), getattr(a, 'teredo', ''), getattr(a, 'scope_id', ''))
for text in ('1.2.3', '1.2.3.4.5', '1.2.3.256', '1.2.3.04', '1.2.3.', 'a.b.c.d', '1.2.3.4/8', '', '1.2.3.1234', '1:2', '1:2:3:4:5:6:7:8:9', ':1::', '1::2::3',
             '1:2:3:4:5:6:7:', 'g::', '12345::', '::1.2.3', '::%', '1:2:3:4:5:6:7:8::', '1/2'):
    attempt(ip.IPv4Address, text)
    attempt(ip.IPv6Address, text)
for thing in (-1, 2 ** 32, 2 ** 128, b'abc', b'abcd', b'a' * 16, None, 1.5):
    attempt(ip.IPv4Address, thing)
    attempt(ip.IPv6Address, thing)
    attempt(ip.ip_address, thing)
for text in ('10.0.0.0/8', '192.168.1.0/255.255.255.0', '192.168.1.0/0.0.0.255', '10.1.2.3/32', '10.0.0.0/31', '2001:db8::/32', '::/0', 'fe80::/126', '1.2.3.4'):
    n = ip.ip_network(text)
    print(repr(n), n.num_addresses, n.broadcast_address, n.netmask, n.hostmask, n.with_netmask, n.with_hostmask, n.prefixlen, n.is_private, n.exploded, n[0], n[-1])
    if n.num_addresses < 9:
        print('  ', list(n), list(n.hosts()))
for text in ('10.0.0.1/8', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/255.0.255.0', '10.0.0.0/8/8', '::1/64', '::/129', 'x'):
    attempt(ip.IPv4Network, text)
    attempt(ip.IPv6Network, text)
    attempt(ip.ip_network, text)
    attempt(ip.ip_network, text, False)
n = ip.ip_network('192.0.2.0/24')
print(list(n.subnets(new_prefix=26)), n.supernet(), n.supernet(new_prefix=16), ip.ip_address('192.0.2.7') in n, ip.ip_network('192.0.2.128/25').subnet_of(n),
      n.supernet_of(ip.ip_network('192.0.3.0/25')), n.overlaps(ip.ip_network('192.0.0.0/16')), list(n.address_exclude(ip.ip_network('192.0.2.64/26'))))
for call in ((n.subnets, 0, 8), (n.subnets, 9), (n.subnets, -1), (n.supernet, 25), (n.supernet, 1, 30), (n.__getitem__, 256), (n.__getitem__, -257)):
    attempt(lambda f, *args: list(f(*args)), *call)
i = ip.ip_interface('192.0.2.5/24')
print(repr(i), i.ip, i.network, i.with_netmask, i.with_hostmask, i == ip.ip_interface('192.0.2.5/25'), ip.ip_interface('::1'), ip.IPv4Interface((5, 8)))
print(list(ip.summarize_address_range(ip.IPv4Address('192.0.2.1'), ip.IPv4Address('192.0.2.130'))))
print(list(ip.summarize_address_range(ip.IPv4Address(0), ip.IPv4Address(2 ** 32 - 1))))
print(list(ip.collapse_addresses([ip.ip_network('192.0.2.0/25'), ip.ip_network('192.0.2.128/25'), ip.ip_network('192.0.2.4/32'), ip.ip_network('10.0.0.0/8')])))
print(list(ip.collapse_addresses([ip.ip_address(x) for x in (5, 6, 7, 8, 10, 5)])))
print(sorted([ip.ip_address('10.0.0.2'), ip.ip_address('9.0.0.1')]), ip.ip_address('::1') == 1, ip.ip_address('1.2.3.4') + 5, ip.ip_address('1.2.3.4') < ip.ip_address('1.2.3.5'))
attempt(lambda: ip.ip_address('1.2.3.4') < ip.ip_address('::1'))
attempt(lambda: ip.ip_address('1.2.3.4') < 5)
attempt(lambda: ip.ip_address('0.0.0.0') - 1)
for fmt in ('', 's', 'b', '#b', '_x', '#_X', 'n', '>20', 'd'):
    for a in ip.ip_address('1.2.3.4'), ip.ip_address('1::f'):
        attempt(format, a, fmt)
print(sorted([n, ip.ip_address('1.1.1.1'), i], key=ip.get_mixed_type_key), len({ip.ip_address('1.1.1.1'), ip.ip_address('1.1.1.1')}), hash(n) == hash(ip.ip_network('192.0.2.0/24')))
