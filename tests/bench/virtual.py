"""CPython on a virtual clock, as fast as it goes: `python3 virtual.py PROGRAM`.

The loop is CPython's own; only its selector never waits: with nothing ready, the clock jumps to the next timer.
(tests/conform/vclock.py is the exact clock that goldens are made with; it costs time of its own.)"""
import asyncio
import runpy
import selectors
import sys


class Jumping(selectors.SelectSelector):
    def select(self, timeout=None):
        if timeout is None:
            raise SystemExit("nothing is ready and no timer is set")
        if timeout > 0:
            self.loop.now = max(self.loop.now, self.loop._scheduled[0]._when)
        return []


class Loop(asyncio.SelectorEventLoop):
    now = 0.0

    def __init__(self):
        selector = Jumping()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.now


class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop


asyncio.set_event_loop_policy(Policy())
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
