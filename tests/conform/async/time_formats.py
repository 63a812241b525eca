import time
print(time.strftime("%H:%M:%S"), time.strftime("%Y-%m-%d %X"), time.time(), int(time.time()))
time.sleep(61.5)
print(time.strftime("%H:%M:%S"), f"{time.time():.2f}", time.monotonic())
print(time.strftime("%a %d %b %Y %I:%M %p %j %%", time.gmtime(0)), time.localtime().tm_hour, time.ctime())
start = time.time()
for _ in range(3):
    time.sleep(0.1)
print(time.time() - start < 0.31, round(time.perf_counter(), 3))
