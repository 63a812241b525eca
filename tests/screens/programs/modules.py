import asyncio

from shop.basket import Basket


async def main():
    basket = Basket("ann")
    await asyncio.gather(basket.add("tea"), basket.add("cake"))
    print(basket.goods)


asyncio.run(main())
