# clock: real
"""Readers of a queue poll with timeouts far below the time between two items: what is left of a timeout gets tiny."""
import queue
import random
import threading
import time

lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=1e-12), lock.acquire(timeout=0), lock.acquire(False))

q = queue.Queue()
rnd = random.Random(42)
items = list(range(40))
got = []


def feed():
    while items:
        q.put(items.pop())
        time.sleep(rnd.random() * 1e-3)
    q.put(None)


def consume():
    while True:
        try:
            item = q.get(timeout=1e-5)
        except queue.Empty:
            continue
        if item is None:
            return
        got.append(item)


threads = [threading.Thread(target=f) for f in (consume, feed, consume, feed)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(got))
