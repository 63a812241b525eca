"""wait_for() asks its predicate at once and after each notification, and gives its last value back."""
import asyncio


async def main():
    cond, stock, asked = asyncio.Condition(), [], []

    def enough():
        asked.append(len(stock))
        return stock[:] if len(stock) >= 3 else None

    async def buyer():
        async with cond:
            return await cond.wait_for(enough)

    task = asyncio.create_task(buyer())
    for item in "abcd":
        await asyncio.sleep(1)
        async with cond:
            stock.append(item)
            cond.notify_all()
    print(await task, asked)
    async with cond:
        print(await cond.wait_for(lambda: 0 or "at once"), cond.locked())
        try:
            await cond.wait_for(lambda: 1 / 0)
        except ZeroDivisionError as e:
            print(e, cond.locked())
    print(cond.locked())
    try:
        await cond.wait_for(lambda: False)
    except RuntimeError as e:
        print(e)

asyncio.run(main())
