"""What a thread allocates does not cost the one that waits for it its context."""
import contextvars
import threading

name = contextvars.ContextVar("name")
name.set(["main"])


def work():
    name.set(["thread"])
    keep = []
    for i in range(60000):
        keep = [i, str(i), keep if i % 50 else None]


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(name.get())
