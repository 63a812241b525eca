"""What the low-level parser of the real aiohttp raises; here nobody raises it."""

__all__ = ('HttpProcessingError',)


class HttpProcessingError(Exception):
    code, message, headers = 0, '', None

    def __init__(self, *, code=None, message='', headers=None):
        if code is not None:
            self.code = code
        self.headers, self.message = headers, message

    def __str__(self):
        return f'{self.code}, message:\n  {self.message}'
