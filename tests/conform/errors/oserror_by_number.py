"""OSError(number, text) is the class of its number."""
import errno

for name in ("EPERM ENOENT ESRCH EINTR EBADF ECHILD EAGAIN EACCES EEXIST ENOTDIR EISDIR EPIPE EADDRINUSE ECONNABORTED "
             "ECONNRESET ESHUTDOWN ETIMEDOUT ECONNREFUSED EHOSTUNREACH EALREADY EINPROGRESS").split():
    number = getattr(errno, name)
    print(number, errno.errorcode[number], repr(OSError(number, "text")))
