# Calls that asyncio's functions refuse, in their own words: most are Python, some are C.
import asyncio
async def c(): pass
async def main():
    loop = asyncio.get_running_loop()
    x = c()
    for name, f in dict(
        a=lambda: asyncio.create_task(), b=lambda: asyncio.create_task(x, 5), c=lambda: asyncio.create_task(x, nam=5), d=lambda: asyncio.create_task(x, coro=5),
        e=lambda: loop.create_task(), f=lambda: loop.create_task(x, 5), g=lambda: loop.create_task(x, nam=5),
        h=lambda: asyncio.Task(), i=lambda: asyncio.Task(x, 5), j=lambda: asyncio.Task(x, nam=5),
        k=lambda: asyncio.ensure_future(), l=lambda: asyncio.ensure_future(x, 5), m=lambda: asyncio.ensure_future(x, foo=5),
        n=lambda: asyncio.wait_for(), o=lambda: asyncio.wait_for(x, 1, 2), p=lambda: asyncio.wait(), q=lambda: asyncio.wait([x], 1),
        r=lambda: asyncio.shield(), s=lambda: asyncio.shield(x, 1), t=lambda: asyncio.sleep(), u=lambda: asyncio.sleep(1, 2, 3), v=lambda: asyncio.sleep(dela=1),
        w=lambda: asyncio.timeout(), x=lambda: asyncio.timeout(1, 2), y=lambda: asyncio.timeout_at(), z=lambda: asyncio.as_completed(), 
        A=lambda: asyncio.as_completed([x], 1), B=lambda: asyncio.to_thread(), C=lambda: asyncio.run(), D=lambda: asyncio.run(x, 1), E=lambda: asyncio.run(x, deb=1),
        F=lambda: asyncio.current_task(1, 2), H=lambda: asyncio.get_running_loop(1), I=lambda: asyncio.new_event_loop(1), J=lambda: asyncio.set_event_loop(),
        K=lambda: asyncio.iscoroutine(), L=lambda: asyncio.isfuture(), M=lambda: asyncio.Queue(1, 2), N=lambda: asyncio.Lock(1), O=lambda: asyncio.Event(1), P=lambda: asyncio.Semaphore(1, 2), Q=lambda: asyncio.Barrier(), R=lambda: asyncio.Condition(1, 2), S=lambda: asyncio.TaskGroup(1), T=lambda: asyncio.Runner(1),
        U=lambda: loop.call_soon(), V=lambda: loop.call_later(1), X=lambda: loop.call_soon(print, foo=1), Z=lambda: loop.run_until_complete(),
        aa=lambda: loop.create_future(1), bb=lambda: loop.set_debug(), dd=lambda: loop.stop(1), ee=lambda: loop.call_exception_handler(), ff=lambda: loop.set_exception_handler(),
        gg=lambda: loop.create_future().set_result(), hh=lambda: loop.create_future().set_exception(), ii=lambda: loop.create_future().add_done_callback(), jj=lambda: loop.create_future().result(1), kk=lambda: loop.create_future().cancel(1, 2),
        ll=lambda: asyncio.current_task().cancel(1, 2), mm=lambda: asyncio.current_task().set_name(), nn=lambda: asyncio.current_task().get_name(1), oo=lambda: asyncio.current_task().uncancel(1),
        pp=lambda: asyncio.Queue().put(), qq=lambda: asyncio.Queue().put_nowait(), rr=lambda: asyncio.Queue().get(1), ss=lambda: asyncio.Lock().acquire(1), tt=lambda: asyncio.Event().set(1), uu=lambda: asyncio.Condition().wait_for(), vv=lambda: asyncio.Condition().notify(1, 2),
        ww=lambda: asyncio.run_coroutine_threadsafe(), xx=lambda: asyncio.open_connection(1, 2, 3), yy=lambda: asyncio.start_server(), zz=lambda: asyncio.wrap_future(), ab=lambda: asyncio.TaskGroup().create_task(), ac=lambda: asyncio.timeout(1).reschedule(), ad=lambda: asyncio.gather(x, y=1), ae=lambda: asyncio.StreamReader(1, 2, 3), af=lambda: asyncio.iscoroutinefunction(),
    ).items():
        try:
            r = f()
            if asyncio.iscoroutine(r): r.close()
            print(name, "ok", type(r).__name__)
        except (TypeError, RuntimeError, ValueError, AttributeError) as e: print(name, type(e).__name__, e)
    x.close()
asyncio.run(main())
