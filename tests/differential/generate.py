"""Random small asyncio programs: program(seed) is the text of one. The same seed gives the same text.

A program is a handful of coroutine functions that share locks, queues, events and futures, and a main that starts
them. Every step writes a line with the virtual time, so a difference in order, time or outcome shows in the output.
A function calls only functions of a higher number: programs end, unless they deadlock (which is compared too).
"""
import random

HEAD = """\
import asyncio
import contextlib

def log(*what):
    print(f"{asyncio.get_running_loop().time():.3f}", *what)

def seen(e):
    if isinstance(e, BaseExceptionGroup):
        return f"{type(e).__name__}({e.message!r}, [{', '.join(seen(x) for x in e.exceptions)}])"
    return f"{type(e).__name__}{e.args!r}"

async def numbers(n, delay):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(delay)
    finally:
        log("numbers end")

@contextlib.asynccontextmanager
async def room(name, delay):
    log("enter", name)
    try:
        yield name
    finally:
        await asyncio.sleep(delay)
        log("leave", name)

class Shared:
    pass

S = Shared()

"""

MAKE_SHARED = """\
    S.locks = [asyncio.Lock() for _ in range(2)]
    S.sems = [asyncio.Semaphore(1), asyncio.BoundedSemaphore(2)]
    S.events = [asyncio.Event() for _ in range(2)]
    S.conds = [asyncio.Condition()]
    S.queues = [asyncio.Queue(), asyncio.Queue(1), asyncio.PriorityQueue(2), asyncio.LifoQueue()]
    S.futures = [asyncio.get_running_loop().create_future() for _ in range(2)]
    S.barriers = [asyncio.Barrier(2)]
    S.tasks = []
"""

TAIL = """
try:
    print("result", asyncio.run(main()))
except BaseException as e:
    print("run raised", seen(e))
"""

DELAYS = ["0", "0", "0.1", "0.1", "0.2", "0.3", "0.5", "1"]
CAUGHT = ["Exception", "asyncio.CancelledError", "BaseException", "TimeoutError", "ValueError",
          "(ValueError, asyncio.CancelledError)"]
RAISED = ["ValueError('v')", "KeyError('k')", "OSError(1, 'o')", "asyncio.CancelledError('own')", "TimeoutError()",
          "RuntimeError('r')", "StopAsyncIteration()"]
WHEN = ["asyncio.ALL_COMPLETED", "asyncio.FIRST_COMPLETED", "asyncio.FIRST_EXCEPTION"]


class Writer:
    """Writes one function's body, line by line."""

    def __init__(self, rng, number, functions):
        self.rng, self.number, self.functions = rng, number, functions
        self.lines, self.depth, self.marks, self.tasks = [], 1, 0, 0
        self.in_star = False

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    def mark(self):
        self.marks += 1
        return f"'w{self.number}.{self.marks}'"

    def delay(self):
        return self.rng.choice(DELAYS)

    def can_call(self):
        return self.number + 1 < self.functions

    def callee(self):
        return f"w{self.rng.randrange(self.number + 1, self.functions)}()"

    def awaitable(self):
        """An expression that can be awaited once."""
        rng = self.rng
        kinds = ["sleep", "sleep", "event", "future", "get", "acquire"]
        if self.can_call():
            kinds += ["call"] * 5
        if self.tasks:
            kinds += ["task"] * 2
        kind = rng.choice(kinds)
        if kind == "call":
            return self.callee()
        if kind == "task":
            return self.task()
        if kind == "event":
            return f"S.events[{rng.randrange(2)}].wait()"
        if kind == "future":
            return f"S.futures[{rng.randrange(2)}]"
        if kind == "get":
            return f"S.queues[{rng.randrange(4)}].get()"
        if kind == "acquire":
            return f"S.locks[{rng.randrange(2)}].acquire()"
        return f"asyncio.sleep({self.delay()}, {rng.randrange(10)})"

    def task(self):
        """A task of this function, or one that anybody made."""
        if self.rng.random() < 0.8:
            return f"t{self.rng.randrange(1, self.tasks + 1)}"
        return "S.tasks[0]"

    def coroutine(self):
        return self.callee() if self.can_call() else f"asyncio.sleep({self.delay()}, 7)"

    def block(self, size):
        """An indented suite; names made inside are not used after it."""
        self.depth += 1
        tasks = self.tasks
        for _ in range(self.rng.randint(1, max(1, size))):
            self.statement(size - 1)
        self.tasks = tasks
        self.depth -= 1

    def statement(self, size):
        rng = self.rng
        simple = [self.st_log, self.st_log, self.st_sleep, self.st_sleep, self.st_await, self.st_create, self.st_create,
                  self.st_event, self.st_queue, self.st_later, self.st_future, self.st_raise, self.st_counts]
        if self.tasks:
            simple += [self.st_cancel, self.st_cancel, self.st_join, self.st_join, self.st_callback, self.st_inspect]
        nested = [self.st_try, self.st_try, self.st_try, self.st_with, self.st_with, self.st_gather, self.st_wait,
                  self.st_wait_for, self.st_shield, self.st_timeout, self.st_group, self.st_for, self.st_agen,
                  self.st_completed, self.st_condition, self.st_room, self.st_star]
        choice = nested if size > 0 and rng.random() < 0.5 else simple
        rng.choice(choice)(size)

    def st_log(self, size):
        self.line(f"log({self.mark()})")

    def st_sleep(self, size):
        self.line(f"await asyncio.sleep({self.delay()})")

    def st_await(self, size):
        self.line(f"log({self.mark()}, await {self.awaitable()})")

    def st_create(self, size):
        self.tasks += 1
        name = f", name={self.mark()}" if self.rng.random() < 0.5 else ""
        self.line(f"t{self.tasks} = asyncio.create_task({self.coroutine()}{name})")
        self.line(f"S.tasks.append(t{self.tasks})")

    def st_event(self, size):
        self.line(f"S.events[{self.rng.randrange(2)}].{self.rng.choice(['set', 'set', 'clear'])}()")

    def st_queue(self, size):
        queue = f"S.queues[{self.rng.randrange(4)}]"
        kind = self.rng.randrange(5)
        if kind == 0:
            self.line(f"await {queue}.put({self.rng.randrange(9)})")
        elif kind == 1:
            self.line(f"log({self.mark()}, await {queue}.get())")
        elif kind == 2:
            self.line(f"log({self.mark()}, {queue}.qsize(), {queue}.full(), {queue}.empty())")
        else:
            call = self.rng.choice(["get_nowait()", f"put_nowait({self.rng.randrange(9)})", "task_done()"])
            self.line("try:")
            self.line(f"    log({self.mark()}, {queue}.{call})")
            self.line("except (asyncio.QueueEmpty, asyncio.QueueFull, ValueError) as e:")
            self.line(f"    log({self.mark()}, seen(e))")

    def st_later(self, size):
        target = self.rng.choice([f"S.events[{self.rng.randrange(2)}].set", f"log, {self.mark()}",
                                  f"S.events[{self.rng.randrange(2)}].clear"])
        kind = self.rng.choice(["call_soon(", f"call_later({self.delay()}, "])
        self.line(f"h = asyncio.get_running_loop().{kind}{target})")
        if self.rng.random() < 0.3:
            self.line("h.cancel()")

    def st_future(self, size):
        future = f"S.futures[{self.rng.randrange(2)}]"
        self.line(f"if not {future}.done():")
        self.line("    " + self.rng.choice([f"{future}.set_result({self.rng.randrange(9)})", f"{future}.cancel()",
                                           f"{future}.set_exception(KeyError('f'))",
                                           f"log({self.mark()}, 'pending')"]))

    def st_raise(self, size):
        if self.rng.random() < 0.5:
            self.line(f"if {self.rng.choice(['True', 'S.events[0].is_set()', 'len(S.tasks) % 2'])}:")
            self.line(f"    raise {self.rng.choice(RAISED)}")
        else:
            self.line(f"log({self.mark()})")

    def st_counts(self, size):
        kind = self.rng.randrange(4)
        if kind == 0:
            self.line(f"log({self.mark()}, len(asyncio.all_tasks()), asyncio.current_task().cancelling())")
        elif kind == 1:
            self.line(f"log({self.mark()}, asyncio.current_task().uncancel())")
        elif kind == 2:
            self.line(f"log({self.mark()}, S.locks[0].locked(), S.sems[0].locked(), S.sems[1].locked())")
        else:
            self.line(f"log({self.mark()}, [f.done() for f in S.futures])")

    def st_cancel(self, size):
        message = self.rng.choice(["", "", "'m'"])
        self.line(f"log({self.mark()}, {self.task()}.cancel({message}))")

    def st_join(self, size):
        self.line(f"log({self.mark()}, await {self.task()})")

    def st_callback(self, size):
        self.line(f"{self.task()}.add_done_callback(lambda t: log({self.mark()}, t.cancelled()))")

    def st_inspect(self, size):
        task = self.task()
        self.line(f"if {task}.done() and not {task}.cancelled():")
        self.line(f"    log({self.mark()}, repr({task}.exception()))")

    def st_try(self, size):
        self.line("try:")
        self.block(size)
        kind = self.rng.randrange(4)
        if kind != 3:
            self.line(f"except {self.rng.choice(CAUGHT)} as e:")
            self.line(f"    log({self.mark()}, seen(e))")
            self.depth += 1
            if self.rng.random() < 0.3:
                self.line(self.rng.choice(["raise", f"await asyncio.sleep({self.delay()})",
                                           f"raise {self.rng.choice(RAISED)}"]))
            self.depth -= 1
        if kind == 0:
            self.line("else:")
            self.line(f"    log({self.mark()})")
        if kind >= 2:
            self.line("finally:")
            self.line(f"    log({self.mark()})")
            if self.rng.random() < 0.4:
                self.line(f"    await asyncio.sleep({self.delay()})")
                self.line(f"    log({self.mark()})")

    def st_star(self, size):
        self.line("try:")
        self.block(size)
        self.line(f"except* {self.rng.choice(['ValueError', 'Exception', 'OSError'])} as e:")
        self.line(f"    log({self.mark()}, seen(e))")

    def st_with(self, size):
        what = self.rng.choice([f"S.locks[{self.rng.randrange(2)}]", f"S.sems[{self.rng.randrange(2)}]"])
        self.line(f"async with {what}:")
        self.block(size)

    def st_room(self, size):
        self.line(f"async with room({self.mark()}, {self.delay()}) as r:")
        self.block(size)

    def st_condition(self, size):
        self.line("async with S.conds[0]:")
        kind = self.rng.randrange(3)
        if kind == 0:
            self.line(f"    log({self.mark()}, await S.conds[0].wait())")
        elif kind == 1:
            self.line(f"    S.conds[0].notify({self.rng.choice(['', '2'])})")
        else:
            self.line("    S.conds[0].notify_all()")

    def st_gather(self, size):
        parts = ", ".join(self.awaitable() for _ in range(self.rng.randint(0, 3)))
        tail = self.rng.choice(["", "return_exceptions=True"])
        arguments = ", ".join(x for x in (parts, tail) if x)
        if self.rng.random() < 0.3:
            self.line(f"g = asyncio.gather({arguments})")
            self.line(f"await asyncio.sleep({self.delay()})")
            self.line(f"log({self.mark()}, g.cancel())")
            self.line(f"log({self.mark()}, await g)")
        else:
            self.line(f"log({self.mark()}, await asyncio.gather({arguments}))")

    def st_wait(self, size):
        made = ", ".join(f"asyncio.ensure_future({self.awaitable()})" for _ in range(self.rng.randint(1, 3)))
        timeout = self.rng.choice(["", "", f", timeout={self.delay()}"])
        when = self.rng.choice(["", f", return_when={self.rng.choice(WHEN)}"])
        self.line(f"some = [{made}]")
        self.line(f"done, pending = await asyncio.wait(some{timeout}{when})")
        self.line(f"log({self.mark()}, [x in done for x in some], len(pending))")
        if self.rng.random() < 0.4:
            self.line("for x in some:")
            self.line("    x.cancel()")

    def st_wait_for(self, size):
        timeout = self.rng.choice(DELAYS + ["None", "-1"])
        self.line(f"log({self.mark()}, await asyncio.wait_for({self.awaitable()}, {timeout}))")

    def st_shield(self, size):
        self.line(f"log({self.mark()}, await asyncio.shield({self.awaitable()}))")

    def st_timeout(self, size):
        self.line(f"async with asyncio.timeout({self.rng.choice(DELAYS + ['None'])}) as limit:")
        self.block(size)
        if self.rng.random() < 0.5:
            self.line(f"log({self.mark()}, limit.expired())")
        elif self.rng.random() < 0.3:
            self.depth += 1
            self.line(f"limit.reschedule(asyncio.get_running_loop().time() + {self.delay()})")
            self.st_await(size)
            self.depth -= 1

    def st_group(self, size):
        self.line("async with asyncio.TaskGroup() as tg:")
        self.depth += 1
        for _ in range(self.rng.randint(1, 3)):
            self.line(f"S.tasks.append(tg.create_task({self.coroutine()}))")
        if self.rng.random() < 0.5:
            self.statement(size - 1)
        self.depth -= 1

    def st_for(self, size):
        self.line(f"for i in range({self.rng.randint(1, 3)}):")
        self.block(min(size, 2))
        if self.rng.random() < 0.3:
            self.line("    " + self.rng.choice(["break", "continue"]))

    def st_agen(self, size):
        self.line(f"async for i in numbers({self.rng.randint(1, 3)}, {self.delay()}):")
        self.block(min(size, 2))
        if self.rng.random() < 0.4:
            self.line("    break")

    def st_completed(self, size):
        parts = ", ".join(self.awaitable() for _ in range(self.rng.randint(1, 3)))
        timeout = self.rng.choice(["", f", timeout={self.delay()}"])
        self.line(f"for c in asyncio.as_completed([{parts}]{timeout}):")
        self.line("    try:")
        self.line(f"        log({self.mark()}, await c)")
        self.line("    except Exception as e:")
        self.line(f"        log({self.mark()}, seen(e))")

    def function(self, size):
        for _ in range(self.rng.randint(2, size)):
            self.statement(2)
        if self.rng.random() < 0.5:
            self.line(f"return 'w{self.number}'")
        return "\n".join(self.lines) + "\n"


def program(seed):
    rng = random.Random(seed)
    functions = rng.randint(2, 5)
    parts = [HEAD]
    for number in reversed(range(functions)):
        head = "async def main():\n" + MAKE_SHARED if number == 0 else f"async def w{number}():\n"
        parts.append(head + Writer(rng, number, functions).function(6) + "\n")
    return "".join(parts).rstrip("\n") + "\n" + TAIL
