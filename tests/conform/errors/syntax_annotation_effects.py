from __future__ import annotations
good: lambda: (y := 1)


class C:
    field: dict[int, [z for z in (k := 1)]]
