import asyncio
async def job():
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    await asyncio.sleep(1)
async def main():
    ts = [asyncio.create_task(job(), name=f"t{i}") for i in range(3)]
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    await asyncio.sleep(0)
    print(asyncio.current_task() in asyncio.all_tasks())
    others = asyncio.all_tasks() - {asyncio.current_task()}
    print(len(others))
    await asyncio.gather(*others)
    print(len(asyncio.all_tasks()))
asyncio.run(main())
for f in (asyncio.current_task, asyncio.all_tasks, asyncio.get_running_loop):
    try:
        f()
    except RuntimeError as e:
        print(e)
