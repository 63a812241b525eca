"""list[int] and int | None: what they print, compare, hold, and refuse."""
print(list[int], dict[str, int], tuple[int, ...], tuple[()], type[int], list[list[int]], set[None], list['A'])
print(list[int].__origin__, list[int].__args__, list[int].__parameters__)
print(int | str, int | None, None | int, list[int] | None, int | int, int | str | int)
print((int | str).__args__, type(int|str), type(list[int]))
print(isinstance(1, int|str), isinstance('a', int|str), isinstance(None, int|None), isinstance(1.5, int|None), issubclass(bool, int|str))
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: isinstance([], list[int]|int), lambda: int|'a', lambda: int|5, lambda: list[int][str], lambda: int[str], lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1,(int,5)), lambda: isinstance(1,(str,5))):
    try: print(f())
    except TypeError as e: print(e)
print(list[int] == list[int], list[int] == list[str], hash(list[int]) == hash(list[int]), (int|str) == (str|int), hash(int|str)==hash(str|int))
print(list[int](), list[int]([1,2]), dict[str,int](a=1), list[int].__name__, list[int].append)
class A(list[int]): pass
print(A.__mro__, A.__bases__)
class B:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(B[int], B[1,2])
def f(x: int | None = None, *a: list[int], **k: 'X') -> dict[str, int]: pass
print(f.__annotations__)
class C:
    x: int | None = 5
    y: 'list[int]'
print(C.__annotations__)
d = {list[int]: 1, int | str: 2}
print(d[list[int]], d[str | int])
import types
print(types.GenericAlias(list, (int,)), types.GenericAlias, types.UnionType)
print(ExceptionGroup[int])
class D: pass
print(list[D], D | None, dict[D, D | int])
match 5:
    case int() | str(): print('m')
import collections, asyncio
print(collections.deque[int], asyncio.Queue[int], collections.OrderedDict[str,int], collections.defaultdict[str,int], collections.Counter[str], asyncio.Future[int], asyncio.Task[int])
