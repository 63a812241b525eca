import functools, operator, contextlib, inspect, copy, collections, itertools, logging, threading, dataclasses, typing, enum, contextvars, time, random, json, re, queue, concurrent.futures
from concurrent.futures import ThreadPoolExecutor
@dataclasses.dataclass
class P:
    x: int
class C(enum.Enum):
    A = 1
def log(f):
    @functools.wraps(f)
    async def inner(*a):
        return await f(*a)
    return inner
def emit(*a):
    copy.deepcopy(P(1)); operator.attrgetter("x")(P(2)); getattr(asyncio, "sleep"); json.dumps({}); re.compile("a").match("a")
    threading.Lock(); queue.Queue(); random.random(); time.monotonic(); C.A; contextvars.copy_context().run(len, [])
    inspect.iscoroutinefunction(log); logging.getLogger("x").info("a"); functools.reduce(operator.add, [1, 2])
    list(map(getattr, [asyncio], ["run"])); dir(asyncio); hasattr(asyncio, "TaskGroup"); asyncio.Condition(); asyncio.Barrier(2)
    print.__name__; asyncio.sleep.__name__; asyncio.Lock.__module__; asyncio.__name__; inspect.iscoroutine
@log
async def helper():
    with ThreadPoolExecutor() as pool:
        await asyncio.get_running_loop().run_in_executor(pool, len, [])
    await asyncio.to_thread(len, [])
    async with asyncio.timeout(1):
        pass
    async with asyncio.TaskGroup() as g:
        g.create_task(asyncio.sleep(0))
    for f in asyncio.as_completed([asyncio.sleep(0)]):
        await f
    async with contextlib.AsyncExitStack() as s:
        s.callback(len, [])
    await asyncio.wait_for(asyncio.sleep(0), 1)
    q = asyncio.Queue()
    await q.put(1); await q.get(); q.task_done(); await q.join()
    c = asyncio.Condition()
    async with c:
        c.notify_all()
    await asyncio.wait({asyncio.create_task(asyncio.sleep(0))})
    s = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 1)
    s.close()
async def fetch_all(urls, limit):
    emit("mark", "x")
    await helper()
    semaphore = asyncio.Semaphore(limit)
    async def one(url):
        async with semaphore:
            return await fetch(url)
    return await asyncio.gather(*[one(u) for u in urls])
