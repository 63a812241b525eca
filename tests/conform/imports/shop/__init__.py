from .basket import Basket

PRICE = 3
total = 9
_hidden = 1
