"""What the clocks show between two microseconds: now() leaves the nanoseconds away, time() rounds as a double does."""
import datetime
import time

for pause in 0.0000019, 0.0000007, 0.123456789, 1.000000999:
    time.sleep(pause)
    print(datetime.datetime.now().time(), datetime.datetime.now(datetime.timezone.utc).microsecond,
          datetime.datetime.utcnow().microsecond, datetime.datetime.today().microsecond)
    print(repr(time.time()), time.time_ns() % 10**10, repr(time.monotonic()))
