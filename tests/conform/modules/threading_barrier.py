# clock: real: a barrier is filled, reset, broken
import threading
import time

barrier = threading.Barrier(3)
said = []


def meet(name, timeout=None):
    try:
        barrier.wait(timeout)
        said.append((name, 'met'))
    except threading.BrokenBarrierError:
        said.append((name, 'broken'))


def start(*names, timeout=None):
    threads = [threading.Thread(target=meet, args=(name, timeout)) for name in names]
    for t in threads:
        t.start()
        time.sleep(0.05)
    return threads


def end(threads):
    for t in threads:
        t.join()
    print(sorted(said), barrier.n_waiting, barrier.broken)
    said.clear()


end(start('a', 'b', 'c'))
waiting = start('d', 'e')
print(barrier.n_waiting, repr(barrier).partition(' at ')[0], repr(barrier).partition(': ')[2])
barrier.reset()
end(waiting)
end(start('f', 'g', 'h'))
waiting = start('i', 'j')
barrier.abort()
end(waiting)
end(start('k'))
print(repr(barrier).partition(': ')[2])
barrier.reset()
end(start('l', 'm', timeout=0.2))
barrier.reset()
end(start('n', 'o', 'p'))

event = threading.Event()


def wait():
    said.append(event.wait(1))


threads = [threading.Thread(target=wait) for _ in range(2)]
for t in threads:
    t.start()
time.sleep(0.05)
event.set()
event.clear()
for t in threads:
    t.join()
print(said)


def failing_hook(args):
    print('hook', args.exc_type.__name__, args.thread.name)
    raise KeyError('in the hook')


threading.excepthook = failing_hook
t = threading.Thread(target=lambda: 1 / 0, name='fails')
t.start()
t.join()
