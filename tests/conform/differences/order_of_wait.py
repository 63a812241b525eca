# wait() and all_tasks() give sets of tasks. CPython orders them by address, another way in every run; ours are in the
# order in which the tasks were made, the same in every run. (The .cpython file is what one run printed.)
import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(0), name=f"task {i}") for i in range(8)]
    done, _ = await asyncio.wait(tasks)
    print([t.get_name() for t in done])


asyncio.run(main())
