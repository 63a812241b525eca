# Sockets reach only what listens in the same program: there is no network behind them, and no encryption.
import asyncio
import socket

try:
    print(socket.create_connection(("192.0.2.1", 80), timeout=0.2))
except OSError as e:
    print(e)
try:
    import ssl
    print(type(ssl.create_default_context()))
except NotImplementedError as e:
    print(e)


async def main():
    try:
        await asyncio.open_connection("192.0.2.1", 443, ssl=True)
    except (OSError, NotImplementedError) as e:
        print(e)

asyncio.run(asyncio.wait_for(main(), 1))
