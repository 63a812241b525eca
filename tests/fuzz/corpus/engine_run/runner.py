import asyncio
async def add(a, b):
    await asyncio.sleep(1)
    return a + b
with asyncio.Runner() as runner:
    print(runner.run(add(1, 2)))
    print(runner.run(add(3, 4)))
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed(), loop.time())
print(loop.is_closed())
c = add(1, 1)
try:
    runner.run(c)
except RuntimeError as e:
    print(e)
c.close()
r = asyncio.Runner()
print(r.run(add(5, 5)))
r.close()
