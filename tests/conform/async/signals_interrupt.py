# Ctrl-C cancels the main task; handlers of the loop's own go with it.
import asyncio, signal, _thread
async def main():
    try:
        _thread.interrupt_main()
        await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print('cancelled', asyncio.current_task().cancelling(), repr(e))
        raise
try: asyncio.run(main())
except KeyboardInterrupt as e: print('kbd', repr(e.__context__))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
async def main2():
    try:
        signal.raise_signal(signal.SIGINT)
        await asyncio.sleep(1)
    except asyncio.CancelledError: pass
    return 5
print(asyncio.run(main2()))
async def main3():
    signal.raise_signal(signal.SIGINT)
    try: signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt: print('second')
    await asyncio.sleep(0)
try: asyncio.run(main3())
except BaseException as e: print(repr(e))
async def main4():
    t = asyncio.current_task()
    t.cancel()
    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(0)
try: asyncio.run(main4())
except BaseException as e: print(repr(e))
async def main5():
    async with asyncio.TaskGroup() as tg:
        async def w():
            try: await asyncio.sleep(10)
            finally: print('w ends')
        tg.create_task(w()); tg.create_task(w())
        asyncio.get_running_loop().call_later(1, signal.raise_signal, signal.SIGINT)
try: asyncio.run(main5())
except BaseException as e: print(repr(e))
def h(s, f): print('mine', s)
signal.signal(signal.SIGINT, h)
async def main6():
    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(0)
    return 6
print(asyncio.run(main6()), signal.getsignal(signal.SIGINT) is h)
signal.signal(signal.SIGINT, signal.default_int_handler)
async def main7():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGINT, print, 'loop handler')
    signal.raise_signal(signal.SIGINT)
    print('raised')
    await asyncio.sleep(0.1)
    print(loop.remove_signal_handler(signal.SIGINT), loop.remove_signal_handler(signal.SIGINT))
    loop.add_signal_handler(signal.SIGTERM, loop.stop)
    loop.add_signal_handler(signal.SIGUSR1, print, 1)
    print(signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)
    for bad in (lambda: loop.add_signal_handler('x', print), lambda: loop.add_signal_handler(signal.SIGKILL, print), lambda: loop.add_signal_handler(1000, print), lambda: loop.add_signal_handler(signal.SIGINT, main7), lambda: loop.remove_signal_handler(1000), lambda: loop.remove_signal_handler('x')):
        try: print(bad())
        except Exception as e: print(type(e).__name__, e)
asyncio.run(main7())
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGTERM))
def cb(): raise KeyboardInterrupt('cb')
async def main8():
    asyncio.get_running_loop().call_soon(cb)
    try: await asyncio.sleep(1)
    except BaseException as e: print('main8', repr(e)); raise
try: asyncio.run(main8())
except BaseException as e: print(repr(e))
async def t9(): raise KeyboardInterrupt('t9')
async def main9():
    t = asyncio.create_task(t9())
    try: await t
    except BaseException as e: print('main9', repr(e)); raise
try: asyncio.run(main9())
except BaseException as e: print(repr(e))
async def main10():
    t = asyncio.create_task(t9())
    try: await asyncio.sleep(3)
    except BaseException as e: print('main10', repr(e)); raise
try: asyncio.run(main10())
except BaseException as e: print(repr(e))
