# clock: real
# What another thread does to a loop without call_soon_threadsafe(): a cancel is heard of when the loop's wait is over; in
# debug mode it is refused, and a task whose wakeup was refused is lost.
import asyncio
import threading
import time


async def sleeping_itself():
    start, task = time.monotonic(), asyncio.current_task()

    def other():
        time.sleep(0.1)
        print("cancel", task.cancel())

    thread = threading.Thread(target=other)
    thread.start()
    try:
        await asyncio.sleep(0.5)
    except asyncio.CancelledError:
        print("cancelled after", round(time.monotonic() - start, 1))
    thread.join()


async def awaiting_a_sleeper():
    start, task = time.monotonic(), asyncio.create_task(asyncio.sleep(0.5))

    def other():
        time.sleep(0.1)
        print("cancel", task.cancel())
        time.sleep(0.6)
        print("thread ends")

    thread = threading.Thread(target=other)
    thread.start()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled after", round(time.monotonic() - start, 1))
    thread.join()
    print(round(time.monotonic() - start, 1))


async def a_timer():
    start = time.monotonic()
    timer = asyncio.get_running_loop().call_later(0.3, print, "timer")

    def other():
        time.sleep(0.1)
        print("cancel", timer.cancel(), timer.cancelled())

    thread = threading.Thread(target=other)
    thread.start()
    await asyncio.sleep(0.5)
    print("slept after", round(time.monotonic() - start, 1))
    thread.join()


async def waiter(event):
    try:
        await event.wait()
        print("got it")
    finally:
        print("finally")


async def lost():
    loop, event = asyncio.get_running_loop(), asyncio.Event()
    loop.set_exception_handler(lambda loop, context: print(context["message"]))
    task = asyncio.create_task(waiter(event))
    await asyncio.sleep(0.05)

    def setter():
        try:
            event.set()
        except RuntimeError as e:
            print("RuntimeError:", e)

    thread = threading.Thread(target=setter)
    thread.start()
    thread.join()
    print("is set", event.is_set(), task.done())
    del task
    print("dropped")
    await asyncio.sleep(0.1)
    print("end", len(asyncio.all_tasks()))


asyncio.run(sleeping_itself())
asyncio.run(awaiting_a_sleeper())
asyncio.run(a_timer())
asyncio.run(lost(), debug=True)
