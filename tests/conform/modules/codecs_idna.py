"""Names of hosts as idna has them: labels between dots."""
import codecs


def told(function, *args):
    try:
        print(args, function(*args))
    except UnicodeError as e:
        print(args, type(e).__name__, e)


for host in "", "localhost", "Example.COM", "127.0.0.1", "a..b", ".a", "a.", "x" * 64, "x" * 63 + ".c", "x" * 64 + ".", "a b":
    told(host.encode, "idna")
told("a".encode, "idna", "ignore")
for host in b"", b"localhost", b"Example.COM", b"a..b", b"a.", b"\xff", b"x--", b"XN--bcher-kva":
    told(host.decode, "idna")
told(b"a".decode, "idna", "replace")
told(codecs.encode, "www.example.org", "idna")
told(codecs.decode, b"www.example.org", "IDNA")
print(codecs.lookup("idna").name, codecs.getencoder("idna")("a.b"))
