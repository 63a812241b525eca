import asyncio, random
from functools import wraps
random.seed(3)
def retry(times, base=0.5):
    def deco(f):
        @wraps(f)
        async def wrapper(*a, **k):
            for attempt in range(1, times + 1):
                try:
                    return await f(*a, **k)
                except ConnectionError as e:
                    print(f"attempt {attempt}: {e}")
                    if attempt == times:
                        raise
                    await asyncio.sleep(base * 2 ** attempt + random.uniform(0, 0.1))
        return wrapper
    return deco
@retry(4)
async def flaky(state={"n": 0}):
    state["n"] += 1
    if state["n"] < 3:
        raise ConnectionError(f"down {state['n']}")
    return "up"
async def main():
    print(await flaky(), f"{asyncio.get_running_loop().time():.4f}")
asyncio.run(main())
