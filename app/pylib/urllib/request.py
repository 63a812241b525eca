"""urlopen(), against the simulated world: it blocks, and so does the event loop that it is called in."""
import io
import requests
from urllib.error import HTTPError, URLError

__all__ = ['urlopen', 'Request', 'urlretrieve']


class Request:
    def __init__(self, url, data=None, headers=None, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.headers, self.method = url, data, dict(headers or {}), method

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)

    def get_method(self):
        return self.method or ('GET' if self.data is None else 'POST')


class _Answer(io.BytesIO):
    """What came back."""

    def __init__(self, answer):
        super().__init__(answer.content)
        self.status = self.code = answer.status_code
        self.reason = self.msg = answer.reason
        self.headers, self.url = answer.headers, answer.url

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return list(self.headers.items())


def urlopen(url, data=None, timeout=None, **options):
    request = url if isinstance(url, Request) else Request(url, data)
    if '://' not in request.full_url:
        raise ValueError(f'unknown url type: {request.full_url!r}')
    try:
        answer = requests.request(request.get_method(), request.full_url, data=request.data, headers=request.headers,
                                  timeout=timeout)
    except requests.Timeout:
        raise TimeoutError('timed out') from None
    except requests.RequestException as e:
        raise URLError(str(e)) from None
    found = _Answer(answer)
    if answer.status_code >= 400:
        raise HTTPError(answer.url, answer.status_code, answer.reason, answer.headers, found)
    return found


def urlretrieve(url, filename=None, reporthook=None, data=None):
    with urlopen(url, data) as answer:
        name = filename or url.rpartition('/')[2] or 'index.html'
        with open(name, 'wb') as f:
            f.write(answer.read())
        return name, answer.info()
