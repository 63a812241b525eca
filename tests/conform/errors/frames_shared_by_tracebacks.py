"""Two exceptions know one frame: when one of them dies, with coroutines that nobody awaited, the frame lives on."""
import asyncio
import warnings

box = []
async def co():
    pass


def failing(i):
    c, d = co(), co()
    raise ValueError("dies")


def without():
    raise KeyError("lives")


def shared(i, alive):
    data = [f"data of {i}"]
    try:
        without()
    except KeyError as e:
        alive.append(e)
    try:
        failing(i)
    except ValueError as e:
        box.append(e)


def shared2(i, alive):
    return shared(i, alive)


async def main():
    alive, more = [], []
    for i in range(1, 4):
        shared2(i, alive)
        e = box.pop()
        e = None
        await asyncio.sleep(0)
    for i in range(50):
        shared2(100, more)
    for e in alive:
        frame = e.__traceback__.tb_frame
        print(repr(e), frame.f_code.co_name, frame.f_locals["data"], frame.f_back.f_locals["i"], e.__traceback__.tb_next.tb_frame.f_back is frame)


warnings.simplefilter('ignore')
asyncio.run(main())
