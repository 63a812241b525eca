"""/dev/urandom and /dev/null, as CPython's documentation of run_in_executor() opens them."""
import asyncio
import concurrent.futures


def blocking_io():
    with open('/dev/urandom', 'rb') as f:
        return f.read(100)


def cpu_bound():
    return sum(i * i for i in range(10 ** 4))


async def main():
    loop = asyncio.get_running_loop()
    result = await loop.run_in_executor(None, blocking_io)
    print('default thread pool', len(result), len(set(result)) > 20, result != blocking_io())
    with concurrent.futures.ThreadPoolExecutor() as pool:
        result = await loop.run_in_executor(pool, blocking_io)
        print('custom thread pool', len(result))
    with concurrent.futures.ProcessPoolExecutor() as pool:
        print('custom process pool', await loop.run_in_executor(pool, cpu_bound))

asyncio.run(main())
with open('/dev/null', 'w') as f:
    print(f.write('lost'), f.name)
    print('nowhere', file=f)
with open('/dev/null') as f:
    print(repr(f.read()), f.readlines())
for mode, size in ('rb', -1), ('r', 5):
    try:
        open('/dev/urandom', mode).read(size)
    except (MemoryError, UnicodeDecodeError) as e:
        print(type(e).__name__)
