# clock: real
import asyncio, selectors
class S1(selectors.BaseSelector):
    def __init__(self): self.keys = {}
    def register(self, fileobj, events, data=None):
        key = selectors.SelectorKey(fileobj, 0, events, data); self.keys[fileobj] = key; return key
    def unregister(self, fileobj): return self.keys.pop(fileobj)
    def select(self, timeout=None):
        return []
    def get_map(self): return self.keys
class L1(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__(S1()); self._t = 0
    def time(self): self._t += 0.25; return self._t
async def main():
    t = asyncio.get_running_loop().time()
    await asyncio.sleep(1); await asyncio.gather(*(asyncio.sleep(i) for i in range(3)))
    print(asyncio.get_running_loop().time() - t)
    return 5
loop = L1()
print(loop.run_until_complete(main())); loop.close()
class S2(selectors.SelectSelector):
    def __init__(self, loop): super().__init__(); self.loop = loop
    def select(self, timeout=None):
        if timeout: self.loop.now += timeout
        return super().select(0)
class L2(asyncio.SelectorEventLoop):
    now = 0.0
    def __init__(self): super().__init__(S2(self))
    def time(self): return self.now
loop = L2()
print(loop.run_until_complete(main()), loop.now)
async def chat():
    async def h(r, w):
        w.write(await r.readline()); await w.drain(); w.close()
    s = await asyncio.start_server(h, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*s.sockets[0].getsockname())
    w.write(b"hi\n"); print(await r.readline()); w.close(); s.close()
loop.run_until_complete(chat()); loop.close()
class S3(selectors.DefaultSelector):
    n = 0
    def select(self, timeout=None):
        S3.n += 1
        return super().select(timeout)
loop = asyncio.SelectorEventLoop(S3())
loop.run_until_complete(chat()); loop.run_until_complete(asyncio.sleep(0.01)); loop.close(); print(S3.n > 3)
class Half(selectors.BaseSelector):
    def register(self, fileobj, events, data=None): pass
try: Half()
except TypeError as e: print(e)
s = S1(); s.register(1, 1, "x"); print(s.get_key(1), s.modify(1, 2).events)
try: s.get_key(2)
except KeyError as e: print(e)
with selectors.DefaultSelector() as d: print(len(d.get_map()))
try: d.get_key(1)
except RuntimeError as e: print(e)
