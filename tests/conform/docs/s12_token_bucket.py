import asyncio
class Bucket:
    """`burst` at once, then one every `interval` seconds"""
    def __init__(self, burst, interval):
        self.tokens, self.burst, self.interval, self.last = burst, burst, interval, None
        self.lock = asyncio.Lock()
    async def take(self):
        loop = asyncio.get_running_loop()
        async with self.lock:
            if self.last is None:
                self.last = loop.time()
            while self.tokens == 0:
                await asyncio.sleep(self.last + self.interval - loop.time())
                self.tokens += 1
                self.last += self.interval
            self.tokens -= 1
async def call(n, bucket, start):
    await bucket.take()
    print(f"call {n} at {asyncio.get_running_loop().time() - start:.0f}")
async def main():
    bucket, start = Bucket(3, 1), asyncio.get_running_loop().time()
    await asyncio.gather(*[call(n, bucket, start) for n in range(6)])
asyncio.run(main())
