"""A pipeline of async generators: read, parse, filter, batch, store."""
import asyncio
from contextlib import aclosing
from typing import AsyncIterator, NamedTuple


class Reading(NamedTuple):
    sensor: str
    value: float
    unit: str = "C"

    @property
    def hot(self):
        return self.value > 25


LINES = """\
kitchen 21.5
garden 28.25
# a comment
attic oops
kitchen 26
cellar 12 C
garden 31 F
""".splitlines()


async def read(lines) -> AsyncIterator[str]:
    try:
        for line in lines:
            await asyncio.sleep(0.1)
            yield line
    finally:
        print("reader closed")


async def parse(lines):
    async for line in lines:
        if line.startswith("#"):
            continue
        try:
            name, value, *unit = line.split()
            yield Reading(name, float(value), *unit)
        except ValueError as e:
            print(f"skipped {line!r}: {e}")


async def batches(items, size):
    batch = []
    async for item in items:
        batch.append(item)
        if len(batch) == size:
            yield tuple(batch)
            batch.clear()
    if batch:
        yield tuple(batch)


async def main():
    async for batch in batches(parse(read(LINES)), 2):
        print([f"{r.sensor}={r.value:g}{r.unit}" for r in batch])
    hot = [r async for r in parse(read(LINES)) if r.hot]
    print(hot, {r.sensor: r.value async for r in parse(read(LINES[:2]))})
    async with aclosing(parse(read(LINES))) as readings:
        async for r in readings:
            if r.sensor == "garden":
                print("found", r, r._asdict())
                break
    print("after")
    print(await anext(parse(read(LINES)), None), max([r.value async for r in parse(read(LINES))]))


asyncio.run(main())
