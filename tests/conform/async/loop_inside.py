# Programs that look inside a TaskGroup, and that turn the loop by hand.
import asyncio
import gc


async def work(seconds):
    await asyncio.sleep(seconds)


async def fail():
    raise ValueError('failed')


def show(group):
    print(group._entered, group._exiting, group._aborting, len(group._tasks), group._errors, group._base_error,
          group._parent_cancel_requested, group._on_completed_fut)


async def main():
    group = asyncio.TaskGroup()
    show(group)
    print(group._loop, group._parent_task)
    try:
        async with group:
            print(group._loop is asyncio.get_running_loop(), group._parent_task is asyncio.current_task())
            tasks = {group.create_task(work(1)), group.create_task(work(2))}
            print(group._tasks == tasks)
            group.create_task(fail())
            show(group)
            await asyncio.sleep(5)
    except* ValueError as e:
        print(repr(e))
    show(group)


asyncio.run(main())

loop = asyncio.new_event_loop()
loop.call_soon(print, 'one')
loop.call_soon(lambda: loop.call_soon(print, 'three'))
loop.call_soon(print, 'two')
loop._run_once()
print('a tick')
loop._run_once()
task = loop.create_task(work(1))
loop.call_soon(print, 'after the step')
loop._run_once()
print(task.done())
loop.close()
