"""What programs name who could encrypt: types for hints, errors to catch. The network is simulated, and connections
are plain; what would encrypt one says so."""
from enum import IntEnum


class SSLError(OSError):
    __module__ = 'ssl'

    def __str__(self):
        return self.strerror if isinstance(self.strerror, str) else str(self.args)


class SSLZeroReturnError(SSLError):
    pass


class SSLWantReadError(SSLError):
    pass


class SSLWantWriteError(SSLError):
    pass


class SSLSyscallError(SSLError):
    pass


class SSLEOFError(SSLError):
    pass


class SSLCertVerificationError(SSLError, ValueError):
    pass


CertificateError, socket_error = SSLCertVerificationError, OSError


class VerifyMode(IntEnum):
    CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = range(3)


class TLSVersion(IntEnum):
    MINIMUM_SUPPORTED, SSLv3, TLSv1, TLSv1_1, TLSv1_2, TLSv1_3, MAXIMUM_SUPPORTED = -2, 768, 769, 770, 771, 772, -1


class SSLErrorNumber(IntEnum):
    SSL_ERROR_SSL, SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE, SSL_ERROR_WANT_X509_LOOKUP = 1, 2, 3, 4
    SSL_ERROR_SYSCALL, SSL_ERROR_ZERO_RETURN, SSL_ERROR_WANT_CONNECT, SSL_ERROR_EOF = 5, 6, 7, 8
    SSL_ERROR_INVALID_ERROR_CODE = 10


CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = VerifyMode
globals().update(SSLErrorNumber.__members__)


class _Encrypts:
    def __new__(cls, *args, **kwargs):
        raise NotImplementedError(f"ssl.{cls.__name__}() is not part of the course's Python: use plain connections: "
                                  "the network is simulated")


class SSLContext(_Encrypts):
    pass


class SSLSocket(_Encrypts):
    pass


class SSLObject(_Encrypts):
    pass


class SSLSession(_Encrypts):
    pass


class MemoryBIO(_Encrypts):
    pass
