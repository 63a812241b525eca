"""What programs name who could encrypt: types for hints, errors to catch. The network is simulated, and connections
are plain; what would encrypt one says so."""
from collections import namedtuple
from enum import Enum, IntEnum, IntFlag


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


class VerifyFlags(IntFlag):
    VERIFY_DEFAULT, VERIFY_CRL_CHECK_LEAF, VERIFY_CRL_CHECK_CHAIN, VERIFY_X509_STRICT = 0, 4, 12, 32
    VERIFY_ALLOW_PROXY_CERTS, VERIFY_X509_TRUSTED_FIRST, VERIFY_X509_PARTIAL_CHAIN = 64, 1 << 15, 1 << 19


class Options(IntFlag):
    OP_NO_SSLv2 = OP_SINGLE_DH_USE = OP_SINGLE_ECDH_USE = 0
    OP_IGNORE_UNEXPECTED_EOF, OP_NO_TICKET, OP_NO_COMPRESSION = 1 << 7, 1 << 14, 1 << 17
    OP_ENABLE_MIDDLEBOX_COMPAT, OP_CIPHER_SERVER_PREFERENCE = 1 << 20, 1 << 22
    OP_NO_SSLv3, OP_NO_TLSv1, OP_NO_TLSv1_2, OP_NO_TLSv1_1, OP_NO_TLSv1_3 = 1 << 25, 1 << 26, 1 << 27, 1 << 28, 1 << 29
    OP_NO_RENEGOTIATION, OP_ALL = 1 << 30, 1 << 31 | 0x50


class _SSLMethod(IntEnum):
    PROTOCOL_TLS = PROTOCOL_SSLv23 = 2
    PROTOCOL_TLSv1, PROTOCOL_TLSv1_1, PROTOCOL_TLSv1_2, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = 3, 4, 5, 16, 17


_ASN1Object = namedtuple('_ASN1Object', 'nid shortname longname oid')


class Purpose(_ASN1Object, Enum):
    SERVER_AUTH = 129, 'serverAuth', 'TLS Web Server Authentication', '1.3.6.1.5.5.7.3.1'
    CLIENT_AUTH = 130, 'clientAuth', 'TLS Web Client Authentication', '1.3.6.1.5.5.7.3.2'


for _names in VerifyMode, VerifyFlags, Options, SSLErrorNumber, _SSLMethod:
    globals().update(_names.__members__)
HAS_ALPN = HAS_ECDH = HAS_NEVER_CHECK_COMMON_NAME = HAS_SNI = HAS_TLSv1 = HAS_TLSv1_1 = HAS_TLSv1_2 = HAS_TLSv1_3 = True
HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = False


def _refuse(name):
    raise NotImplementedError(f"ssl.{name}() is not part of the course's Python: use plain connections: the network is "
                              "simulated")


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    _refuse('create_default_context')


def wrap_socket(sock, *args, **kwargs):
    _refuse('wrap_socket')


def get_server_certificate(addr, *args, **kwargs):
    _refuse('get_server_certificate')


class _Encrypts:
    def __new__(cls, *args, **kwargs):
        _refuse(cls.__name__)


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
