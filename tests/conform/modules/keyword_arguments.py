"""Every parameter of asyncio's functions and classes, given by name; and those that 3.10 took away."""
import asyncio
import concurrent.futures
import contextvars
import functools
import logging
import random
import threading
import time


async def tell(value=1, delay=0):
    await asyncio.sleep(delay)
    return value


def work(*args, **kwargs):
    return args, kwargs


async def attempt(name, call):
    try:
        value = call()
        if asyncio.iscoroutine(value) or asyncio.isfuture(value):
            value = await value
        print(name, "ok", value if isinstance(value, (int, str, list, dict, type(None))) else type(value).__name__)
    except Exception as e:
        print(name, type(e).__name__, e)


async def accepted():
    loop = asyncio.get_running_loop()
    context = contextvars.copy_context()
    task = lambda: loop.create_task(tell())
    for name, call in {
        "sleep": lambda: asyncio.sleep(delay=0, result=3),
        "wait_for": lambda: asyncio.wait_for(fut=tell(), timeout=1),
        "wait": lambda: asyncio.wait(fs={task()}, timeout=1, return_when=asyncio.FIRST_EXCEPTION),
        "gather": lambda: asyncio.gather(tell(1), tell(2), return_exceptions=True),
        "shield": lambda: asyncio.shield(arg=tell()),
        "as_completed": lambda: next(asyncio.as_completed(fs=[task()], timeout=1)),
        "create_task": lambda: asyncio.create_task(coro=tell(), name="n", context=context),
        "loop.create_task": lambda: loop.create_task(coro=tell(), name="n", context=context),
        "ensure_future": lambda: asyncio.ensure_future(coro_or_future=tell(), loop=loop),
        "Task": lambda: asyncio.Task(coro=tell(), loop=loop, name="n", context=context),
        "Future": lambda: asyncio.Future(loop=loop).done(),
        "to_thread": lambda: asyncio.to_thread(work, 1, key=2),
        "run_in_executor": lambda: loop.run_in_executor(executor=None, func=functools.partial(work, 1, key=2)),
        "run_coroutine_threadsafe": lambda: asyncio.wrap_future(
            future=asyncio.run_coroutine_threadsafe(coro=tell(), loop=loop), loop=loop),
        "all_tasks": lambda: len(asyncio.all_tasks(loop=loop)),
        "current_task": lambda: asyncio.current_task(loop=loop).get_name(),
        "timeout": lambda: asyncio.timeout(delay=1),
        "timeout_at": lambda: asyncio.timeout_at(when=1),
        "Queue": lambda: asyncio.Queue(maxsize=1),
        "LifoQueue": lambda: asyncio.LifoQueue(maxsize=1),
        "PriorityQueue": lambda: asyncio.PriorityQueue(maxsize=1),
        "Semaphore": lambda: asyncio.Semaphore(value=2),
        "BoundedSemaphore": lambda: asyncio.BoundedSemaphore(value=2),
        "Barrier": lambda: asyncio.Barrier(parties=2),
        "Condition": lambda: asyncio.Condition(lock=asyncio.Lock()),
        "Runner": lambda: asyncio.Runner(debug=False, loop_factory=None),
        "StreamReader": lambda: asyncio.StreamReader(limit=100, loop=loop),
        "call_soon": lambda: loop.call_soon(callback=work, context=context).cancel(),
        "call_later": lambda: loop.call_later(delay=1, callback=work, context=context).cancel(),
        "call_at": lambda: loop.call_at(when=1, callback=work, context=context).cancel(),
        "call_soon_threadsafe": lambda: loop.call_soon_threadsafe(callback=work, context=context).cancel(),
        "add_done_callback": lambda: task().add_done_callback(lambda t: None, context=context),
        "cancel": lambda: task().cancel(msg="m"),
        "set_debug": lambda: loop.set_debug(enabled=False),
        "set_task_factory": lambda: loop.set_task_factory(factory=None),
        "set_exception_handler": lambda: loop.set_exception_handler(handler=None),
        "get_stack": lambda: asyncio.current_task().get_stack(limit=1)[:0],
        "set_name": lambda: task().set_name("x"),
        "iscoroutinefunction": lambda: asyncio.iscoroutinefunction(func=tell),
        "isfuture": lambda: asyncio.isfuture(obj=3),
    }.items():
        await attempt(name, call)
    q = asyncio.Queue()
    await q.put(item=1)
    q.put_nowait(item=2)
    task = loop.create_future()
    task.add_done_callback(print, context=context)
    task.cancel(msg="m")
    for name, call in {
        "set_result": lambda: loop.create_future().set_result(result=1),
        "callback twice": lambda: loop.call_soon(work, callback=work),
        "no delay": lambda: loop.call_later(callback=work),
        "nothing": lambda: loop.call_soon(),
        "unknown": lambda: loop.call_later(delay=1, callback=work, priority=2),
        "two": lambda: loop.set_debug(True, enabled=False),
        "none": lambda: loop.set_exception_handler(),
        "many": lambda: loop.set_task_factory(1, 2),
        "isfuture": lambda: asyncio.isfuture(),
    }.items():
        await attempt(name, call)
    async with asyncio.timeout(delay=5) as limit:
        limit.reschedule(when=loop.time() + 9)
    await asyncio.sleep(0.01)


async def taken_away():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for name, call in {
        "sleep": lambda: asyncio.sleep(0, loop=loop),
        "wait": lambda: asyncio.wait([future], loop=loop),
        "wait_for": lambda: asyncio.wait_for(future, 1, loop=loop),
        "gather": lambda: asyncio.gather(future, loop=loop),
        "shield": lambda: asyncio.shield(future, loop=loop),
        "as_completed": lambda: asyncio.as_completed([future], loop=loop),
        "Queue": lambda: asyncio.Queue(loop=loop),
        "PriorityQueue": lambda: asyncio.PriorityQueue(maxsize=1, loop=loop),
        "Lock": lambda: asyncio.Lock(loop=loop),
        "Event": lambda: asyncio.Event(loop=loop),
        "Condition": lambda: asyncio.Condition(loop=loop),
        "Semaphore": lambda: asyncio.Semaphore(1, loop=loop),
        "BoundedSemaphore": lambda: asyncio.BoundedSemaphore(1, loop=loop),
        "create_task": lambda: asyncio.create_task(future, loop=loop),
        "nonsense": lambda: asyncio.sleep(0, nonsense=1),
    }.items():
        await attempt(name, call)


def others():
    print(1, 2, sep="-", end="!\n", flush=True)
    logging.basicConfig(level=logging.INFO, format="%(message)s", datefmt="%H", force=True, handlers=[logging.NullHandler()])
    t = threading.Thread(group=None, target=work, name="t", args=(1,), kwargs={"k": 2}, daemon=True)
    t.start()
    t.join(timeout=1)
    print(threading.Timer(interval=1, function=work, args=[1], kwargs={}).daemon, t.name, t.daemon)
    with concurrent.futures.ThreadPoolExecutor(max_workers=1, thread_name_prefix="p", initializer=work, initargs=(1,)) as pool:
        f = pool.submit(work, 1, k=2)
        print(f.result(timeout=1), list(pool.map(work, [1, 2], timeout=1, chunksize=1)))
        print(concurrent.futures.wait(fs=[f], timeout=1, return_when=concurrent.futures.ALL_COMPLETED).not_done)
        print(len(list(concurrent.futures.as_completed(fs=[f], timeout=1))))
    print(random.Random(x=3).choices(population="ab", weights=[1, 2], cum_weights=None, k=3), random.Random(1).sample(population=range(9), k=2))
    print(time.strftime("%Y", time.gmtime(0)), sorted([3, 1], key=None, reverse=True), enumerate("ab", start=1).__class__.__name__)
    print(max([1], key=None, default=3), int("11", base=2), round(number=1.25, ndigits=1), sum([1], start=2), "a,b".split(sep=",", maxsplit=1))


asyncio.run(main=accepted(), debug=False)
asyncio.run(taken_away())
others()
