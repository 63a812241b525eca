"""What urlopen() raises."""

__all__ = ['URLError', 'HTTPError', 'ContentTooShortError']


class URLError(OSError):
    def __init__(self, reason, filename=None):
        self.args = reason,
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return f'<urlopen error {self.reason}>'


class HTTPError(URLError):
    """An answer that says no; it can be read."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.url, self.code, self.msg, self.hdrs, self.fp = url, code, msg, hdrs, fp
        self.filename = url

    @property
    def reason(self):
        return self.msg

    @property
    def headers(self):
        return self.hdrs

    status = property(lambda self: self.code)

    def read(self, *args):
        return self.fp.read(*args)

    def close(self):
        self.fp.close()

    def __str__(self):
        return f'HTTP Error {self.code}: {self.msg}'

    def __repr__(self):
        return f'<HTTPError {self.code}: {self.msg!r}>'


class ContentTooShortError(URLError):
    def __init__(self, message, content):
        super().__init__(message)
        self.content = content
