"""nest_asyncio for programs that call it to be safe: loops do not nest here, and asyncio says so where one tries."""


def apply(loop=None):
    pass
