# Types whose instances only the interpreter makes: calling them is a TypeError that names them.
import asyncio
import sys
import threading

loop = asyncio.new_event_loop()
for made in [int | str, sys._getframe(), iter(loop.create_future()), threading.Lock(), iter([]), (i for i in ()),
             {}.keys()]:
    kind = type(made)
    for arguments in (), (1,), ([], None):
        try:
            print("made", kind(*arguments))
        except TypeError as e:
            print(e)
loop.close()
