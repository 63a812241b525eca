# clock: real
import threading
import time


def worker(name, delay):
    print(name, "starts in", threading.current_thread().name)
    time.sleep(delay)
    print(name, "ends")


threads = [threading.Thread(target=worker, args=(f"w{i}", 0.1 * i), name=f"T{i}") for i in (3, 1, 2)]
for t in threads:
    t.start()
    time.sleep(0.02)
print("alive:", [t.is_alive() for t in threads])
for t in threads:
    t.join()
print("alive:", [t.is_alive() for t in threads], threading.active_count(), threading.main_thread().name)
for thread in threads:
    try:
        thread.start()
    except RuntimeError as exc:
        print(exc)
        break
unnamed = threading.Thread(target=worker, args=("x", 0))
print(unnamed.name, unnamed.daemon, unnamed.ident, threading.Thread().name)
try:
    unnamed.join()
except RuntimeError as exc:
    print(exc)


class Counter(threading.Thread):
    def __init__(self, n):
        super().__init__(name="counter")
        self.n = n

    def run(self):
        for i in range(self.n):
            time.sleep(0.05)
            print("count", i)


c = Counter(2)
c.start()
c.join(timeout=0.07)
print("still alive:", c.is_alive())
c.join()

timer = threading.Timer(0.05, print, args=("timer fires",))
timer.start()
cancelled = threading.Timer(0.05, print, args=("never",))
cancelled.start()
cancelled.cancel()
timer.join()


def last():
    time.sleep(0.1)
    print("the program waits for threads that are no daemons")


def endless():
    time.sleep(0.3)
    print("never printed")


threading.Thread(target=last).start()
threading.Thread(target=endless, daemon=True).start()
print("main ends")
