from .. import basket
from ..basket import Basket as B

NAME = "inner"


async def up():
    return B.__module__, basket.Basket is B
