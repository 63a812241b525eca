# clock: real
import time
from concurrent.futures import (FIRST_COMPLETED, FIRST_EXCEPTION, Future, ProcessPoolExecutor, ThreadPoolExecutor,
                                TimeoutError, as_completed, wait)
import concurrent.futures


def work(n):
    time.sleep(0.05 * n)
    print("worked", n)
    return n * n


def fails(n):
    time.sleep(0.05 * n)
    raise ValueError(n)


with ThreadPoolExecutor(max_workers=3) as pool:
    f = pool.submit(work, 2)
    print(f.done(), f.running(), f.result(), f.done())
    print(list(pool.map(work, [3, 1, 2])))
    futures = {pool.submit(work, n): n for n in (3, 1, 2)}
    for future in as_completed(futures):
        print("done", futures[future], future.result())
    bad = pool.submit(fails, 1)
    print(repr(bad.exception()))
    try:
        bad.result()
    except ValueError as exc:
        print("raised", exc)
    slow = pool.submit(work, 2)
    try:
        slow.result(timeout=0.02)
    except TimeoutError:
        print("timeout")
    done, not_done = wait([pool.submit(work, n) for n in (1, 3)], return_when=FIRST_COMPLETED)
    print(len(done), len(not_done))
    done, not_done = wait([pool.submit(work, 3), pool.submit(fails, 2)], return_when=FIRST_EXCEPTION)
    print(len(done), len(not_done))

with ThreadPoolExecutor(max_workers=1, thread_name_prefix="one") as pool:
    a, b, c = [pool.submit(work, n) for n in (1, 2, 0)]
    print(b.cancel(), b.cancelled(), a.cancel())
    a.add_done_callback(lambda f: print("callback", f.result()))
    c.result()
try:
    pool.submit(work, 1)
except RuntimeError as exc:
    print(exc)
plain = Future()
plain.add_done_callback(lambda f: print("done:", f.result()))
plain.set_result("by hand")
try:
    plain.set_result("again")
except concurrent.futures.InvalidStateError:
    print("InvalidStateError")
try:
    ThreadPoolExecutor(0)
except ValueError as exc:
    print(exc)
late = ThreadPoolExecutor(2)
late.submit(work, 3)
print("the end of the program waits")
