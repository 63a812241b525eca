"""Typing as people write it: generics, protocols, TypedDict, overload, Literal, Optional, Callable."""
from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, ClassVar, Final, Generic, Literal, Optional, Protocol, TypedDict, TypeVar, Union, cast, overload
from typing import TYPE_CHECKING, runtime_checkable, NewType, Iterator

if TYPE_CHECKING:
    from somewhere import Missing

K = TypeVar("K")
V = TypeVar("V")
UserId = NewType("UserId", int)
LIMIT: Final = 3


class Movie(TypedDict, total=False):
    title: str
    year: int


@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...


class Repository(ABC, Generic[K, V]):
    opened: ClassVar[int] = 0

    @abstractmethod
    async def get(self, key: K) -> Optional[V]: ...

    @abstractmethod
    async def put(self, key: K, value: V) -> None: ...

    async def get_or(self, key: K, make: Callable[[K], Awaitable[V]]) -> V:
        found = await self.get(key)
        if found is None:
            found = await make(key)
            await self.put(key, found)
        return found


class Memory(Repository[UserId, Movie]):
    def __init__(self) -> None:
        self.data: dict[UserId, Movie] = {}
        type(self).opened += 1

    async def get(self, key):
        await asyncio.sleep(0.01)
        return self.data.get(key)

    async def put(self, key, value):
        self.data[key] = value

    def close(self):
        self.data.clear()


class Stack(Generic[V]):
    def __init__(self, items: Iterable[V] = ()) -> None:
        self._items = list(items)

    def push(self, item: V) -> Stack[V]:
        self._items.append(item)
        return self

    def __iter__(self) -> Iterator[V]:
        return reversed(self._items)

    def __len__(self) -> int:
        return len(self._items)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


async def make(key: UserId) -> Movie:
    return Movie(title=f"film {key}", year=1990 + key)


async def main(mode: Literal["a", "b"] = "a") -> None:
    repo = Memory()
    for key in map(UserId, (1, 2, 1)):
        print(await repo.get_or(key, make))
    print(isinstance(repo, Closer), isinstance(5, Closer), Memory.opened, Repository.opened, len(repo.data))
    print(list(Stack[int]([1, 2]).push(3)), len(Stack()), double(4), double("ab"), cast(Any, 5), LIMIT, mode)
    print(K, UserId.__name__, Movie.__annotations__ if False else sorted(Movie.__annotations__), Stack.__name__)
    try:
        Repository()
    except TypeError as e:
        print(e)


asyncio.run(main())
