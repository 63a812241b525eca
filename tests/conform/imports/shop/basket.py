from . import deep


class Basket:
    pass
