"""Several items of one async with: entered left to right, left in reverse; an error in __aexit__ goes to the next."""
import asyncio


class Guard:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter", self.name)
        if self.fail == "enter":
            raise ValueError("enter " + self.name)
        return self.name.upper()

    async def __aexit__(self, kind, error, tb):
        await asyncio.sleep(0)
        print("exit", self.name, repr(error), error and repr(error.__context__))
        if self.fail == "exit":
            raise KeyError("exit " + self.name)
        return self.swallow


async def main():
    async with Guard("a", swallow=True), Guard("b", fail="exit") as b, Guard("c"):
        print("body", b)
        raise TypeError("body")
    async with Guard("a", True) as a:
        async with Guard("b", fail="enter"), Guard("c"):
            print("not reached")
    for n in range(3):
        async with Guard(f"loop {n}"):
            if n == 0:
                continue
            break
    try:
        async with Guard("t"), asyncio.timeout(1), Guard("u"):
            await asyncio.sleep(2)
    except TimeoutError as e:
        print(repr(e.__context__))
    for wrong in object(), 5:
        try:
            async with wrong:
                pass
        except TypeError as e:
            print(e)

asyncio.run(main())
