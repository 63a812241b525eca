"""A filter holds to the very end: what dies with the module is not shown any more, but refused."""
import warnings


async def f():
    pass


warnings.simplefilter("error")
warnings.filterwarnings("ignore", message=".*'g'")
lost = f()


async def g():
    pass


quiet = g()
