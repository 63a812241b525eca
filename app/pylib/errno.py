"""Numbers of the system's errors."""
_NUMBERS = {'EPERM': 1, 'ENOENT': 2, 'ESRCH': 3, 'EINTR': 4, 'EIO': 5, 'EBADF': 9, 'ECHILD': 10, 'EAGAIN': 11,
            'EWOULDBLOCK': 11, 'ENOMEM': 12, 'EACCES': 13, 'EBUSY': 16, 'EEXIST': 17, 'ENOTDIR': 20, 'EISDIR': 21, 'EINVAL': 22,
            'EMFILE': 24, 'ENOSPC': 28, 'EPIPE': 32, 'EDOM': 33, 'ERANGE': 34, 'EDEADLK': 35, 'ENOTEMPTY': 39,
            'EPROTO': 71, 'EADDRINUSE': 98, 'EADDRNOTAVAIL': 99, 'ENETDOWN': 100, 'ENETUNREACH': 101,
            'ECONNABORTED': 103, 'ECONNRESET': 104, 'ENOBUFS': 105, 'EISCONN': 106, 'ENOTCONN': 107, 'ESHUTDOWN': 108,
            'ETIMEDOUT': 110, 'ECONNREFUSED': 111, 'EHOSTUNREACH': 113, 'EALREADY': 114, 'EINPROGRESS': 115,
            'ECANCELED': 125}
globals().update(_NUMBERS)
errorcode = {number: name for name, number in _NUMBERS.items() if name != 'EWOULDBLOCK'}
