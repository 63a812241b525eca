import asyncio
class Conn:
    def __init__(self, name): self.name = name
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("open", self.name)
        return self
    async def __aexit__(self, kind, value, tb):
        await asyncio.sleep(1)
        print("close", self.name, repr(value))
        return self.name == "quiet"
class Rows:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(1)
        return self.n
async def main():
    async with Conn("a") as a, Conn("b") as b:
        print(a.name, b.name)
    async with Conn("quiet"):
        raise ValueError("hidden")
    try:
        async with Conn("loud"):
            raise ValueError("seen")
    except ValueError as e:
        print(e)
    async for r in Rows(3):
        if r == 1:
            continue
        print("row", r)
    print([r async for r in Rows(2)], asyncio.get_running_loop().time())
    try:
        with Conn("x"):
            pass
    except TypeError as e:
        print(e)
    class No: pass
    try:
        async with No():
            pass
    except TypeError as e:
        print(e)
asyncio.run(main())
