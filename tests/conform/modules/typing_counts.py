"""A hint with too few or too many arguments."""
import typing

for name in ('AsyncGenerator', 'Generator', 'Coroutine', 'Dict', 'List', 'Awaitable', 'Optional', 'Type', 'ClassVar',
             'ContextManager', 'Deque', 'Mapping', 'Iterator'):
    for args in ((int,), (int, str), (int, str, str), (int,) * 4):
        try:
            getattr(typing, name)[args if len(args) > 1 else args[0]]
            print(name, len(args), 'good')
        except TypeError as e:
            print(name, len(args), e)
