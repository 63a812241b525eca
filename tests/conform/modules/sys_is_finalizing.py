"""sys.is_finalizing(), and who asks it; the numbers of threads."""
import atexit
import sys
import threading


class Last:
    def __del__(self):
        print("__del__", sys.is_finalizing())


kept = Last()
Last()
atexit.register(lambda: print("atexit", sys.is_finalizing()))
print(sys.is_finalizing())

me = threading.get_ident()
print(bool(me), me == threading.main_thread().ident, threading.get_native_id() == threading.main_thread().native_id)
seen = []
threads = [threading.Thread(target=lambda: seen.append(threading.get_ident())) for _ in range(2)]
for t in threads:
    t.start()
    t.join()
print(len({me, *seen}) > 1, me not in seen, all(seen))
