"""uvloop, the loop of asyncio under another name: what is fast on CPython is simulated here."""
import asyncio

__version__ = '0.19.0'
__all__ = ('new_event_loop', 'install', 'EventLoopPolicy', 'run', 'Loop')

Loop = asyncio.SelectorEventLoop


class EventLoopPolicy(asyncio.DefaultEventLoopPolicy):
    pass


def new_event_loop():
    return asyncio.DefaultEventLoopPolicy().new_event_loop()


def install():
    asyncio.set_event_loop_policy(EventLoopPolicy())


def run(main, *, loop_factory=new_event_loop, debug=None):
    with asyncio.Runner(loop_factory=loop_factory, debug=debug) as runner:
        return runner.run(main)
