import asyncio

import shop.deep.inner as inner
import stock
from plain import leaf
from shop import PRICE, basket
from shop.basket import Basket

print(stock.count(), PRICE, Basket, inner.NAME, leaf.X)
print(stock.__name__, repr(stock.__package__), inner.__package__, basket.__name__, basket.__package__)
print(stock.__file__.rsplit("/", 1)[-1], inner.__file__.rsplit("/", 2)[1:], "shop" in globals())
import plain.leaf
import shop

print(plain.leaf is leaf, shop.deep.inner is inner, hasattr(stock, "__path__"), hasattr(shop, "__path__"))
from shop import *

print(total, "_hidden" in globals())


async def main():
    print(await asyncio.gather(stock.work(2), stock.work(1), inner.up()))


asyncio.run(main())

import plain

print(plain.__file__, plain.__package__, [name for name in vars(plain) if not name.startswith('__')])
