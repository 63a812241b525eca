import asyncio
class Own:
    def __init__(self, n): self.n = n
    def __await__(self):
        print("awaiting", self.n)
        result = yield from asyncio.sleep(self.n, "slept").__await__()
        return result, self.n
class Bad:
    def __await__(self):
        return 5
class Yields:
    def __await__(self):
        yield 42
async def main():
    print(await Own(1), await asyncio.gather(Own(2), Own(1)))
    try:
        await Bad()
    except TypeError as e:
        print(e)
    try:
        await Yields()
    except RuntimeError as e:
        print(str(e).split(": ")[0].split(" ")[0], str(e).split(": ")[-1])
    print(f"{await Own(0)}", [await Own(i) for i in range(2)], (await Own(0))[0] if await Own(1) else None)
asyncio.run(main())
async def plain():
    return 7
c = plain()
try:
    c.send(None)
except StopIteration as e:
    print("by hand", e.value)
async def bare():
    await asyncio.sleep(0)
    return "done"
c = bare()
print(c.send(None))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
