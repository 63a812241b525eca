# Code objects say that annotations are kept as text.
from __future__ import annotations
import __future__


def f(a: Later) -> Nowhere: pass


async def g(): yield


print(hex(f.__code__.co_flags), hex(g.__code__.co_flags), f.__annotations__)
print(f.__code__.co_flags & __future__.annotations.compiler_flag, annotations, __future__.all_feature_names)
