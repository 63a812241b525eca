import asyncio, functools
from asyncio import staggered, format_helpers as fh
async def ok(n, d): 
    print("start", n, asyncio.get_running_loop().time())
    try: await asyncio.sleep(d)
    except asyncio.CancelledError: print("cancelled", n); raise
    return n
async def bad(n, d):
    print("start", n); await asyncio.sleep(d); raise ValueError(n)
async def main():
    t0 = asyncio.get_running_loop().time()
    P = functools.partial
    for fns, delay in [([P(ok, 1, 5), P(ok, 2, 1), P(ok, 3, 1)], 2), ([P(bad, 1, 1), P(bad, 2, 1)], None), ([], 1),
                       ([P(bad, 1, 1), P(ok, 2, 1), P(ok, 3, 1)], 0.5), ([P(ok, 1, 1), P(ok, 2, 0)], 1), ([P(bad, 1, 0), P(ok, 2, 0)], 0)]:
        print(await staggered.staggered_race(fns, delay), len(asyncio.all_tasks()))
    async def bad2(): raise KeyError(1)
    try: await asyncio.wait_for(staggered.staggered_race([P(ok, 9, 9), P(ok, 8, 9)], 1), 3)
    except asyncio.TimeoutError as e: print(repr(e))
    print(await staggered.staggered_race([bad2, lambda: 5], None))
asyncio.run(main())
def f(a, *, b=1): pass
p = functools.partial(functools.partial(f, 1), 2, b="x" * 50)
print(fh._format_callback(p, (3,), {"k": [1] * 20}), fh._format_callback_source(f, (1,)).split(" at ")[0], fh._format_callback(print, (), None), fh._get_function_source(p)[1], fh._get_function_source(print), fh._format_args_and_kwargs(None, {"a": 2}))
def g(): return fh.extract_stack()
print([(s.name, s.lineno) for s in g()][-2:], len(fh.extract_stack(limit=1)))
print(asyncio.staggered is staggered, asyncio.format_helpers is fh)
