"""Abstract containers: names for hints, and isinstance by the methods a class has."""
import typing as _typing
from typing import (AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Collection, Container,
                    Coroutine, Generator, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping,
                    MappingView, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Sized,
                    ValuesView)
from typing import AbstractSet as Set
