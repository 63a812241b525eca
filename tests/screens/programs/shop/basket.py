import asyncio


class Basket:
    def __init__(self, owner):
        self.owner = owner
        self.goods = []

    async def add(self, what):
        await asyncio.sleep(len(what))
        self.goods.append(what)
