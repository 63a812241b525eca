# clock: real
import threading
import time

lock = threading.Lock()
total = 0


def add(n):
    global total
    for _ in range(n):
        with lock:
            seen = total
            time.sleep(0.01)
            total = seen + 1


threads = [threading.Thread(target=add, args=(5,)) for _ in range(3)]
[t.start() for t in threads]
[t.join() for t in threads]
print("total", total, lock.locked())
print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.05))
lock.release()
try:
    lock.release()
except RuntimeError as exc:
    print(exc)

rlock = threading.RLock()
with rlock, rlock:
    print("twice")
try:
    rlock.release()
except RuntimeError as exc:
    print(exc)

event = threading.Event()


def waiter(n):
    time.sleep(0.01 * n)
    print("waiter", event.wait(), event.is_set())


ws = [threading.Thread(target=waiter, args=(i,)) for i in range(3)]
[w.start() for w in ws]
print(event.wait(0.1))
print("set")
event.set()
[w.join() for w in ws]

semaphore = threading.BoundedSemaphore(2)


def use(n):
    time.sleep(0.01 * n)
    with semaphore:
        print("in", n)
        time.sleep(0.1)
    print("out", n)


us = [threading.Thread(target=use, args=(i,)) for i in range(3)]
[u.start() for u in us]
[u.join() for u in us]
try:
    semaphore.release()
except ValueError as exc:
    print(exc)

condition = threading.Condition()
items = []


def consume():
    with condition:
        while not items:
            condition.wait()
        print("consumed", items.pop())


consumer = threading.Thread(target=consume)
consumer.start()
time.sleep(0.05)
with condition:
    items.append("apple")
    condition.notify()
consumer.join()
with condition:
    print(condition.wait(0.02), condition.wait_for(lambda: False, 0.02))

barrier = threading.Barrier(3)


def meet(n):
    time.sleep(0.03 * n)
    print("at barrier", n)
    print("index", barrier.wait()) if n == 2 else barrier.wait()


ms = [threading.Thread(target=meet, args=(i,)) for i in range(3)]
[m.start() for m in ms]
[m.join() for m in ms]
print("met")

data = threading.local()
data.x = 1


def other():
    print(hasattr(data, "x"))
    data.x = 2
    print(data.x)


t = threading.Thread(target=other)
t.start()
t.join()
print(data.x)


def fails():
    raise ValueError("in a thread")


t = threading.Thread(target=fails, name="bad")
t.start()
t.join()
print("main goes on")
