import time
print(['A', 'B', 'C', 'D', 'E', 'F', 'G'])
time.sleep(3)
raise SystemExit(0)
