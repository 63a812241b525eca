# clock: real
import asyncio, selectors, socket, pickle, copy
for S in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector, None):
    loop = asyncio.SelectorEventLoop(S()) if S else asyncio.SelectorEventLoop()
    async def main():
        a, b = socket.socketpair(); a.setblocking(False); b.setblocking(False)
        await loop.sock_sendall(a, b"hello"); print(await loop.sock_recv(b, 100))
        u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(("127.0.0.1", 0)); u.setblocking(False)
        v = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); v.setblocking(False)
        print(await loop.sock_sendto(v, b"dgram", u.getsockname())); print((await loop.sock_recvfrom(u, 100))[0])
        l = socket.socket(); l.bind(("127.0.0.1", 0)); l.listen(); l.setblocking(False)
        c = socket.socket(); c.setblocking(False)
        t = asyncio.ensure_future(loop.sock_accept(l)); await loop.sock_connect(c, l.getsockname()); s, _ = await t
        await loop.sock_sendall(s, b"x"); print(await loop.sock_recv(c, 1))
        t = asyncio.ensure_future(loop.sock_accept(l)); await asyncio.sleep(0.01); t.cancel()
        try: await t
        except asyncio.CancelledError: print("cancelled")
        loop.add_reader(c, lambda: print("readable", c.recv(9))); await loop.sock_sendall(s, b"y"); await asyncio.sleep(0.01); print(loop.remove_reader(c), loop.remove_reader(c))
        for x in (a, b, u, v, l, c, s): x.close()
    loop.run_until_complete(main()); loop.close()
for e in (asyncio.IncompleteReadError(b"abc", 10), asyncio.IncompleteReadError(b"", None), asyncio.LimitOverrunError("too long", 7), asyncio.QueueFull(), asyncio.CancelledError("m"), asyncio.BrokenBarrierError(1), asyncio.InvalidStateError("x"), asyncio.SendfileNotAvailableError("y"), asyncio.TimeoutError("z")):
    for how in (copy.copy, copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e))):
        f = how(e); print(repr(f), f.__dict__, f.args)
