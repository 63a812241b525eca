"""Names for annotations."""
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Union

from aiohttp.web import Request, StreamResponse
from yarl import URL

__all__ = ('Handler', 'JSONDecoder', 'JSONEncoder', 'LooseCookies', 'LooseHeaders', 'Middleware', 'PathLike', 'Query',
           'StrOrURL')

Handler = Callable[[Request], Awaitable[StreamResponse]]
Middleware = Callable[[Request, Handler], Awaitable[StreamResponse]]
JSONDecoder, JSONEncoder = Callable[[str], Any], Callable[[Any], str]
LooseCookies = LooseHeaders = Query = Mapping[str, str]
PathLike, StrOrURL = Union[str, Path], Union[str, URL]
