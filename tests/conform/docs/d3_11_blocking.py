import time
def fetch(n):
    print(f"start {n}")
    time.sleep(2)
    print(f"end {n}")
start = time.perf_counter()
for n in range(1, 4):
    fetch(n)
print(f"took {time.perf_counter() - start:.2f} s")
