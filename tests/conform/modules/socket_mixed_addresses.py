# IPv6 addresses that end in an IPv4 address.
import socket

for text in ("::1.2.3.4", "::ffff:10.0.0.255", "1:2:3:4:5:6:7.8.9.10", "64:ff9b::192.0.2.33", "::1.2.3", "1.2.3.4::",
             "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3.256", "1::1.2.3.4:5", "::01.2.3.4", "1:2:3:4:5::1.2.3.4",
             "1:2:3:4:5:6::1.2.3.4", ":1.2.3.4", "1.2.3.4", "::1.2.3.4%1"):
    try:
        packed = socket.inet_pton(socket.AF_INET6, text)
        print(text, packed.hex(), socket.inet_ntop(socket.AF_INET6, packed))
    except OSError as e:
        print(text, e)

heads = bytes(10) + b"\xff\xff", bytes(12), bytes(10) + b"\0\1", bytes(8) + b"\0\1\0\0"
for packed in [head + tail for head in heads for tail in (b"\1\2\3\4", b"\0\1\2\3", b"\0\0\2\3", bytes(4))]:
    print(socket.inet_ntop(socket.AF_INET6, packed))
