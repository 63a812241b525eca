# The frames of coroutines: while they wait, and what an exception left of them.
import asyncio
import sys


async def leaf(n):
    v = n + 1
    await asyncio.sleep(0)
    raise KeyError(v)


async def mid():
    m = 'mid'
    await leaf(3)


async def main():
    t = asyncio.create_task(mid(), name='T')
    await asyncio.sleep(0)
    outside = t.get_coro()
    print([f.f_code.co_name for f in t.get_stack()], outside.cr_frame.f_locals, outside.cr_frame.f_back)
    within = outside.cr_await
    print(within.cr_frame.f_locals, within.cr_frame.f_back, within.cr_frame.f_lineno)
    try:
        await t
    except KeyError as e:
        tb = e.__traceback__.tb_next
        while tb:
            f = tb.tb_frame
            print(f.f_code.co_name, tb.tb_lineno, f.f_lineno, f.f_locals, f.f_back)
            tb = tb.tb_next
    own = sys._getframe()
    print(own.f_code.co_name, own.f_lineno)
    await asyncio.sleep(0)
    print(own.f_lineno, own is sys._getframe())
    return own

f = asyncio.run(main())
print(f.f_back, f.f_lineno, sorted(f.f_locals))
