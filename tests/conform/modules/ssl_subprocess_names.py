"""What programs name of ssl and subprocess without using either."""
import ssl
import subprocess
from ssl import SSLContext, create_default_context, wrap_socket
from subprocess import CalledProcessError, CompletedProcess, TimeoutExpired, check_output, run

for args in ("x",), (1, "a"), (), (1, 2):
    e = ssl.SSLError(*args)
    print(repr(e), "|", e, "|", e.errno, e.strerror)
print([c.__name__ for c in ssl.SSLCertVerificationError.__mro__], ssl.CertificateError, ssl.socket_error)
print([issubclass(c, ssl.SSLError) for c in (ssl.SSLZeroReturnError, ssl.SSLWantReadError, ssl.SSLWantWriteError,
                                             ssl.SSLSyscallError, ssl.SSLEOFError)])
print(repr(ssl.CERT_NONE), ssl.CERT_REQUIRED == 2, list(ssl.TLSVersion), repr(ssl.SSL_ERROR_EOF))
print(repr(ssl.OP_NO_TLSv1 | ssl.OP_NO_COMPRESSION), ssl.OP_ALL == 0x80000050, [o.name for o in ssl.Options])
print(repr(ssl.PROTOCOL_TLS_CLIENT), ssl.PROTOCOL_SSLv23, repr(ssl.VERIFY_DEFAULT), repr(ssl.VERIFY_X509_STRICT), ssl.HAS_SNI)
print(list(ssl.Purpose), ssl.Purpose.CLIENT_AUTH.oid, [v.name for v in ssl.VerifyFlags])


def serve(port: int, context: ssl.SSLContext | None = None, mode=ssl.CERT_NONE) -> "subprocess.Popen[bytes] | None":
    try:
        raise ssl.SSLWantReadError(2, "more, please")
    except (ssl.SSLError, subprocess.SubprocessError) as e:
        print(type(e), e, isinstance(context, ssl.SSLContext), isinstance(e, OSError))

serve(80)
for status in 0, 1, -9, -1, -99, 300:
    print(CalledProcessError(status, ["a", "b"]))
e = TimeoutExpired("ls", 3, b"x")
print(e, repr(e), e.stdout, e.output, e.stderr)
e.stdout = b"y"
print(e.output, e.args)
done = CompletedProcess(["a"], 3, b"out")
print(done, CompletedProcess("a", 0), CompletedProcess("a", 0, "x", "y"), subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL)
CompletedProcess("a", 0).check_returncode()
try:
    done.check_returncode()
except CalledProcessError as e:
    print(repr(e), e.args, e.stdout, e.output, e.cmd, e.returncode)
