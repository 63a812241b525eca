# clock: real
# A loop that waits in select() hears of another thread's call_soon() or result only when something else ends the wait.
import asyncio
import logging
import threading
import time

STEP = 0.125


def in_thread(*steps):
    def run():
        for step in steps:
            time.sleep(STEP)
            step()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


class Watch:
    def __init__(self):
        self.start = time.monotonic()

    def say(self, *what):
        print(int((time.monotonic() - self.start) / STEP + 0.1), *what, flush=True)


async def event_of_a_thread():
    watch, event = Watch(), asyncio.Event()
    nap = asyncio.create_task(asyncio.sleep(STEP * 3.5))
    in_thread(lambda: (event.set(), watch.say("set")))
    await event.wait()
    watch.say("woke by the nap's timer")
    await nap


async def everything_else():
    watch, loop = Watch(), asyncio.get_running_loop()
    queue, future = asyncio.Queue(), loop.create_future()

    async def get():
        watch.say("got", await queue.get())

    async def wait():
        watch.say("result", await future)

    async def note():
        watch.say("task of a thread")

    tasks = [asyncio.create_task(get()), asyncio.create_task(wait())]
    in_thread(lambda: (queue.put_nowait(1), watch.say("put")),
              lambda: loop.call_soon(watch.say, "soon"),
              lambda: None,
              lambda: None,
              lambda: None,
              lambda: future.set_result(5),
              lambda: tasks.append(loop.create_task(note())),
              lambda: loop.call_soon_threadsafe(watch.say, "safe"),
              lambda: loop.call_soon(watch.say, "soon, again"))
    await asyncio.sleep(STEP * 4.5)
    watch.say("slept")
    await asyncio.sleep(STEP * 8)
    watch.say("slept again")
    await asyncio.gather(*tasks)


async def safely():
    watch, event, loop = Watch(), asyncio.Event(), asyncio.get_running_loop()
    in_thread(lambda: loop.call_soon_threadsafe(event.set))
    await asyncio.wait_for(event.wait(), STEP * 5)
    watch.say("woke at once")


async def loop_that_works():
    watch, event = Watch(), asyncio.Event()
    in_thread(event.set)
    while not event.is_set():
        await asyncio.sleep(STEP / 10)
    watch.say("polled")


def loop_of_a_thread():
    watch, made = Watch(), []

    async def main():
        made.extend([asyncio.get_running_loop(), asyncio.Event()])
        nap = asyncio.create_task(asyncio.sleep(STEP * 3.5))
        await made[1].wait()
        watch.say("the thread's loop woke")
        await nap

    thread = threading.Thread(target=asyncio.run, args=(main(),))
    thread.start()
    time.sleep(STEP * 1.5)
    made[1].set()
    watch.say("set in the main thread")
    time.sleep(STEP * 3)
    thread.join()


async def in_debug_mode():
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    future = loop.create_future()
    future.add_done_callback(print)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # the last words of the task that is refused

    async def note():
        print("not called")

    def attempt(name, call, *args):
        try:
            call(*args)
            print(name, "passes", flush=True)
        except RuntimeError as e:
            print(name, "-", e, flush=True)

    def run():
        time.sleep(STEP)
        attempt("set_result", future.set_result, 1)
        attempt("call_soon", loop.call_soon, print)
        attempt("call_later", loop.call_later, 1, print)
        attempt("call_at", loop.call_at, loop.time() + 1, print)
        coro = note()
        attempt("create_task", loop.create_task, coro)
        coro.close()
        attempt("call_soon_threadsafe", loop.call_soon_threadsafe, done.set)

    threading.Thread(target=run).start()
    await done.wait()
    await asyncio.sleep(STEP)
    print(future.done(), future.result())


asyncio.run(event_of_a_thread())
asyncio.run(everything_else())
asyncio.run(safely())
asyncio.run(loop_that_works())
loop_of_a_thread()
asyncio.run(in_debug_mode(), debug=True)
