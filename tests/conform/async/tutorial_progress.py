"""Progress bars and spinners drawn over each other with carriage returns."""
import asyncio
import itertools
import sys


async def spin(msg):
    for char in itertools.cycle(r"\|/-"):
        status = f"\r{char} {msg}"
        print(status, flush=True, end="")
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            break
    blanks = " " * len(status)
    print(f"\r{blanks}\r", end="")


async def bar(total, width=20):
    for done in range(total + 1):
        part = done / total
        filled = int(part * width)
        sys.stdout.write(f"\r[{'#' * filled:<{width}}] {part:>6.1%} {done}/{total}")
        sys.stdout.flush()
        await asyncio.sleep(0.05)
    sys.stdout.write("\n")


async def supervisor():
    spinner = asyncio.create_task(spin("thinking!"))
    print(f"spinner object: {spinner.get_name()} {spinner.done()}")
    await asyncio.sleep(0.35)
    print(spinner.cancel(), end=" ")
    await spinner
    return 42


async def main():
    print("Answer:", await supervisor())
    await bar(7)
    for i in range(3, 0, -1):
        print(i, end="...", flush=True)
        await asyncio.sleep(1)
    print("go", file=sys.stdout)


asyncio.run(main())
