# The clocks of the module time by name and by number; sleeping is no computing.
import asyncio
import time

for name in ("monotonic", "perf_counter", "process_time", "thread_time", "time"):
    print(name, time.get_clock_info(name))
info = time.get_clock_info("time")
print(info.adjustable, info.monotonic, info.resolution == time.clock_getres(time.CLOCK_REALTIME))
for bad in ("other", 1):
    try:
        time.get_clock_info(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for call in (time.clock_gettime, time.clock_gettime_ns, time.clock_getres):
    try:
        call(99)
    except OSError as e:
        print(e)


async def main():
    wall, cpu, thread = time.perf_counter(), time.process_time(), time.thread_time_ns()
    await asyncio.sleep(2)
    time.sleep(1)
    print("waited", round(time.perf_counter() - wall))
    print("computed", round(time.process_time() - cpu), round((time.thread_time_ns() - thread) / 1e9))
    cpu = time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID)
    while time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID) < cpu + 0.05:
        pass
    print("busy")


asyncio.run(main())
print(time.tzset())
