"""URLs as yarl has them, and aiohttp's responses."""
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

__version__ = '1.9.4'
__all__ = ('URL',)
_PORTS = {'http': 80, 'https': 443, 'ws': 80, 'wss': 443}


class URL:
    __slots__ = ('_parts', '_text')

    def __new__(cls, val='', *, encoded=False):
        if isinstance(val, URL):
            return val
        if not isinstance(val, str):
            raise TypeError('Constructor parameter should be str')
        self = super().__new__(cls)
        parts = urlsplit(val)
        if parts.netloc and not parts.path:
            parts = parts._replace(path='/')
        if not encoded:
            parts = parts._replace(path=quote(parts.path, safe="/%:@!$&'()*+,;=~"))
        self._parts, self._text = parts, urlunsplit(parts)
        return self

    @classmethod
    def build(cls, *, scheme='', host='', port=None, path='', query=None, query_string='', fragment='', **options):
        netloc = host + (f':{port}' if port is not None else '')
        return cls(urlunsplit((scheme, netloc, path, urlencode(query) if query else query_string, fragment)))

    scheme = property(lambda self: self._parts.scheme)
    host = property(lambda self: self._parts.hostname)
    user = property(lambda self: self._parts.username)
    password = property(lambda self: self._parts.password)
    port = property(lambda self: self._parts.port or _PORTS.get(self._parts.scheme))
    explicit_port = property(lambda self: self._parts.port)
    authority = property(lambda self: self._parts.netloc)
    path = property(lambda self: unquote(self._parts.path))
    raw_path = property(lambda self: self._parts.path)
    query_string = property(lambda self: unquote(self._parts.query))
    raw_query_string = property(lambda self: self._parts.query)
    query = property(lambda self: dict(parse_qsl(self._parts.query, keep_blank_values=True)))
    fragment = property(lambda self: unquote(self._parts.fragment))
    path_qs = property(lambda self: self.path + (f'?{self.query_string}' if self._parts.query else ''))
    parts = property(lambda self: (('/',) if self.path.startswith('/') else ()) +
                     tuple(self.path.lstrip('/').split('/')) if self.path not in ('', '/') else ('/',))
    name = property(lambda self: self.path.rpartition('/')[2])
    suffix = property(lambda self: '.' + self.name.rpartition('.')[2] if '.' in self.name[1:] else '')

    @property
    def parent(self):
        return self._with(path=self._parts.path.rpartition('/')[0] or '/', query='', fragment='')

    def is_absolute(self):
        return bool(self._parts.netloc)

    def origin(self):
        return self._with(path='', query='', fragment='')

    def human_repr(self):
        return unquote(self._text)

    def _with(self, **changes):
        return URL(urlunsplit(self._parts._replace(**changes)), encoded=True)

    def with_scheme(self, scheme):
        return self._with(scheme=scheme)

    def with_host(self, host):
        port = self._parts.port
        return self._with(netloc=host + (f':{port}' if port else ''))

    def with_port(self, port):
        return self._with(netloc=self.host + (f':{port}' if port else ''))

    def with_path(self, path, *, encoded=False):
        return self._with(path=quote(path if path.startswith('/') else '/' + path), query='', fragment='')

    def with_query(self, *args, **kwargs):
        query = kwargs or (args[0] if args else None)
        return self._with(query=query if isinstance(query, str) else urlencode(query or {}))

    def update_query(self, *args, **kwargs):
        query = kwargs or args[0]
        return self.with_query({**self.query, **(dict(parse_qsl(query)) if isinstance(query, str) else query)})

    def with_fragment(self, fragment):
        return self._with(fragment=fragment or '')

    def with_name(self, name):
        return self._with(path=self._parts.path.rpartition('/')[0] + '/' + quote(name), query='', fragment='')

    def join(self, url):
        if not isinstance(url, URL):
            raise TypeError('url should be URL')
        return URL(urljoin(self._text, str(url)), encoded=True)

    def joinpath(self, *names):
        url = self
        for name in names:
            url = url / name
        return url

    def __truediv__(self, name):
        if not isinstance(name, str):
            return NotImplemented
        return self._with(path=self._parts.path.rstrip('/') + '/' + quote(name.lstrip('/')), query='', fragment='')

    def __mod__(self, query):
        return self.update_query(query)

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"URL('{self._text}')"

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, URL) else NotImplemented

    def __lt__(self, other):
        return self._text < other._text if isinstance(other, URL) else NotImplemented

    def __hash__(self):
        return hash(self._text)

    def __bool__(self):
        return bool(self._text)
