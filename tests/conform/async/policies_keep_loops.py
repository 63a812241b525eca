"""Every policy makes its loop itself, with its own methods, and keeps it while another policy is set."""
import asyncio


class Loop(asyncio.SelectorEventLoop):
    pass


class Policy(asyncio.DefaultEventLoopPolicy):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def new_event_loop(self):
        print(self.name, "makes a loop")
        return Loop()

    def set_event_loop(self, loop):
        print(self.name, "takes", type(loop).__name__)
        super().set_event_loop(loop)


def kind(loop):
    return isinstance(loop, Loop)


usual = asyncio.get_event_loop_policy()
of_usual = usual.get_event_loop()
print(kind(of_usual))
one, two = Policy("one"), Policy("two")
asyncio.set_event_loop_policy(one)
of_one = asyncio.get_event_loop()
print(kind(of_one), of_one is of_usual, asyncio.get_event_loop() is of_one)
asyncio.set_event_loop_policy(two)
print(asyncio.get_event_loop() is of_one)
two.get_event_loop().close()
asyncio.set_event_loop_policy(one)
print(asyncio.get_event_loop() is of_one)
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
asyncio.set_event_loop_policy(usual)
print(asyncio.get_event_loop() is of_usual)
of_one.close()
of_usual.close()


class Refusing(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        raise LookupError("no loops today")


asyncio.set_event_loop_policy(Refusing())
for ask in asyncio.get_event_loop, asyncio.new_event_loop, lambda: asyncio.run(asyncio.sleep(0)):
    try:
        ask()
    except LookupError as e:
        print(e)
asyncio.set_event_loop_policy(None)
print(type(asyncio.get_event_loop_policy()).__name__)
