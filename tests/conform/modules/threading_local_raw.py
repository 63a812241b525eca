# clock: real: threading.local, and threads without threading
import threading, _thread, time
class L(threading.local):
    n = 0
    def __init__(self, v=1):
        self.v = v
        print('init', v, threading.current_thread().name)
    def __del__(self): pass
l = L(5)
l.x = 1
def f():
    print(l.v, hasattr(l, 'x'), l.__dict__)
    l.x = 2
t = threading.Thread(target=f); t.start(); t.join()
print(l.x, l.__dict__)
try: threading.local(1)
except TypeError as e: print(e)
try: l.__dict__ = {}
except AttributeError as e: print(e)
del l.x
try: l.x
except AttributeError as e: print(e)
def g(a, b=2):
    print(a, b, threading.current_thread().daemon, threading.current_thread().name.split('-')[0])
    if a == 2: 1/0
    if a == 3: _thread.exit()
_thread.start_new_thread(g, (1,)); time.sleep(.1)
_thread.start_new_thread(g, (1,), {'b': 3}); time.sleep(.1)
_thread.start_new_thread(g, (2,)); time.sleep(.1)
_thread.start_new_thread(g, (3,)); time.sleep(.1)
for a in [(1,()), (g,1), (g,(),1)]:
    try: _thread.start_new_thread(*a)
    except TypeError as e: print(e)
try: _thread.interrupt_main()
except KeyboardInterrupt: print('kbd')
time.sleep(.01)
