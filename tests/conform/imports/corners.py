# What is below a module that is no package, names that are blocked or wrong, and what comes before a submodule.
import sys

import shop


def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(' (')[0], getattr(e, 'name', None))


def inner():
    import lone.inner


def inner_from():
    from lone import inner


def blocked():
    sys.modules['blocked'] = None
    import blocked


def below_blocked():
    import blocked.part


def hidden():
    import shop.basket as first
    module, shop.basket = shop.basket, 'an attribute'
    import shop.basket as second
    print(first is module, second)
    shop.basket = module


for f in (inner, inner_from, blocked, below_blocked, hidden, lambda: __import__('shop.'), lambda: __import__('shop..basket')):
    tell(f)
