# A timer that another thread sets with call_later() while the loop waits rings in its time; on CPython the loop does not
# hear of it before its wait is over.
import asyncio
import threading
import time


async def main():
    loop, start = asyncio.get_running_loop(), time.monotonic()

    def say(what):
        print(what, "after", round(time.monotonic() - start, 1))

    def cook():
        time.sleep(0.1)
        loop.call_later(0.2, say, "timer")

    threading.Thread(target=cook).start()
    await asyncio.sleep(1)
    say("sleep")


asyncio.run(main())
