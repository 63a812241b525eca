import asyncio
def g():
    try:
        yield 1
    finally:
        yield 2
x = g(); next(x)
x.throw(ValueError("one"))
try: x.throw(KeyError("two"))
except KeyError as e: print(repr(e.__context__))
async def c():
    try:
        await asyncio.sleep(10)
    finally:
        try: await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print(repr(e), repr(e.__context__)); raise
async def main():
    t = asyncio.create_task(c())
    await asyncio.sleep(1); t.cancel("one"); await asyncio.sleep(1); t.cancel("two")
    try: await t
    except asyncio.CancelledError as e: print(repr(e), repr(e.__context__))
asyncio.run(main())
e = ValueError("a"); e.__context__ = KeyError("k")
try: raise e
except ValueError as q: print(repr(q.__context__))
async def d():
    try:
        raise e
    except ValueError as q: print(repr(q.__context__))
asyncio.run(d())
