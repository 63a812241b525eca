# Names of threading's that are older than Python 3.
import threading
t = threading.Thread(target=print)
print(t.getName()); t.setName('x'); t.setDaemon(True); print(t.isDaemon())
print(threading.currentThread().name, threading.activeCount())
c = threading.Condition()
with c: c.notifyAll()
e = threading.Event(); print(e.isSet())
