import asyncio


class NoisyLoop(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        self.calls = getattr(self, "calls", 0) + 1
        return super().call_soon(callback, *args, context=context)


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("a new loop")
        return NoisyLoop()

    def set_event_loop(self, loop):
        print("set", type(loop).__name__)
        super().set_event_loop(loop)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    await asyncio.sleep(0)
    print(type(loop).__name__, loop.calls >= 1)

asyncio.set_event_loop_policy(Policy())
print(type(asyncio.get_event_loop_policy()).__name__)
asyncio.run(main())
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
loop.run_until_complete(main())
loop.close()
try:
    asyncio.set_event_loop_policy(3)
except TypeError as e:
    print(e)
