"""except* around task groups: groups of groups are split, the rest goes on, the shape is kept."""
import asyncio


async def fail(error, after=0.0):
    try:
        await asyncio.sleep(after)
    finally:
        raise error


async def inner(*errors):
    async with asyncio.TaskGroup() as tg:
        for error in errors:
            tg.create_task(fail(error))


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(inner(ValueError(1), KeyError(2)))
            tg.create_task(inner(ValueError(3), OSError(4)))
    except* ValueError as group:
        print("values", group.exceptions)
    except* (KeyError, OSError) as group:
        print("others", group.exceptions)
    try:
        try:
            await inner(ValueError(1), TypeError(2))
        except* TypeError as group:
            print("types", group.exceptions, repr(group.__context__))
    except* ValueError as group:
        print("rest", group.message, group.exceptions)
    try:
        await inner(ValueError("v"), asyncio.CancelledError())
    except* ValueError as group:
        print("with a cancel", group.exceptions)
    try:
        await inner(KeyError("k"), SystemExit(3))
    except* SystemExit:
        print("not here")
    except* BaseException as group:
        print("nor here")

try:
    asyncio.run(main())
except BaseException as e:
    print("out", repr(e))
