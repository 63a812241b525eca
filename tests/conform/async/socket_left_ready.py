# clock: real. A callback that does not take what it is called for is called in every turn, and timers come all the same.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    one, other = socket.socketpair()
    one.setblocking(False)
    calls = []
    loop.add_reader(one, calls.append, "readable")
    loop.add_writer(other, calls.append, "writable")
    other.send(b"left where it is")
    await asyncio.sleep(0.05)
    print(len(calls) > 100, sorted(set(calls)))
    loop.remove_writer(other)
    try:
        async with asyncio.timeout(0.05):
            await loop.create_future()
    except TimeoutError:
        print("timeout")
    print(loop.remove_reader(one), one.recv(100))
    try:
        one.recv_into(b"constant")
    except TypeError as e:
        print(e)
    one.close()
    other.close()

asyncio.run(main())
