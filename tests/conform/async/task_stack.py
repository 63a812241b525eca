import asyncio, sys
async def inner():
    await asyncio.sleep(1)
async def outer():
    await inner()
async def boom():
    raise ValueError("x")
async def main():
    t = asyncio.create_task(outer(), name="waiter")
    t.print_stack(file=sys.stdout)
    print(len(t.get_stack()))
    await asyncio.sleep(0.1)
    t.print_stack(file=sys.stdout)
    t.print_stack(limit=1, file=sys.stdout)
    for f in t.get_stack():
        print(f.f_code.co_name, f.f_lineno)
    b = asyncio.create_task(boom(), name="bad")
    await asyncio.sleep(0)
    b.print_stack(file=sys.stdout)
    await t
    t.print_stack(file=sys.stdout)
    print(t.get_stack())
    b.print_stack()
    try:
        await b
    except ValueError as e: print("got", e)
asyncio.run(main())
