# clock: real
import queue
import threading
import time

q = queue.Queue(maxsize=2)


def producer():
    for i in range(5):
        q.put(i)
        print("put", i)
        time.sleep(0.02)
    q.put(None)


def consumer():
    time.sleep(0.1)
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        time.sleep(0.05)
        print("got", item)
        q.task_done()


p, c = threading.Thread(target=producer), threading.Thread(target=consumer)
p.start()
c.start()
p.join()
q.join()
print(q.empty(), q.qsize(), q.full())
try:
    q.get_nowait()
except queue.Empty:
    print("Empty")
try:
    q.get(timeout=0.05)
except queue.Empty:
    print("Empty after a while")
q.put(1)
q.put(2)
try:
    q.put_nowait(3)
except queue.Full:
    print("Full")
heap = queue.PriorityQueue()
for x in (3, 1, 2):
    heap.put(x)
print([heap.get() for _ in range(3)])
stack = queue.LifoQueue()
for x in (3, 1, 2):
    stack.put(x)
print([stack.get() for _ in range(3)])
try:
    heap.task_done(), heap.task_done(), heap.task_done(), heap.task_done()
except ValueError as exc:
    print(exc)
