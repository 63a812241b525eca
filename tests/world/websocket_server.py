"""Servers and their clients in one program: handlers, broadcasts, closings, and what goes wrong."""
import asyncio
import json
import logging
import sys
import websockets
from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed, ConnectionClosedError, ConnectionClosedOK

CLIENTS = []


async def chat(websocket):
    CLIENTS.append(websocket)
    try:
        async for message in websocket:
            print("server got", json.loads(message))
            broadcast(CLIENTS, message.upper())
    finally:
        CLIENTS.remove(websocket)
        print("server lost one;", len(CLIENTS), "left")


async def talk(name, delay):
    async with connect("ws://localhost:8765/room") as ws:
        await asyncio.sleep(delay)
        await ws.send(json.dumps({"from": name}))
        for _ in range(2):
            print(name, "heard", await ws.recv())


async def old(websocket, path):
    name = await websocket.recv()
    await websocket.send(f"hello {name} at {path}")
    await asyncio.sleep(10)


async def failing(websocket):
    1 / (len(await websocket.recv()) - 3)


async def main():
    async with serve(chat, "localhost", 8765) as server:
        await asyncio.gather(talk("ann", 1), talk("bob", 2))
        print(server.is_serving(), len(server.connections))
    try:
        await connect("ws://localhost:8765")
    except OSError as e:
        print(type(e).__name__)

    server = await websockets.serve(old, "127.0.0.1", 9000)
    ws = await websockets.connect("ws://127.0.0.1:9000/old")
    await ws.send("you")
    print(await ws.recv(), ws.remote_address, ws.open)
    latency = await (await ws.ping())
    print("latency", latency)
    try:
        await ws.send({"no": 1})
    except TypeError as e:
        print(e)
    waiting = asyncio.create_task(ws.recv())
    await asyncio.sleep(0)
    try:
        await ws.recv()
    except RuntimeError as e:
        print(type(e).__name__, e)
    waiting.cancel()
    await asyncio.sleep(0)
    try:
        await websockets.serve(old, "127.0.0.1", 9000)
    except OSError as e:
        print(e)
    server.close()
    try:
        await ws.recv()
    except ConnectionClosed as e:
        print(type(e).__name__, e, e.code)
    await server.wait_closed()
    print("closed at", asyncio.get_running_loop().time())

    async with serve(failing, "", 9001):
        async with connect("ws://localhost:9001") as ws:
            await ws.send("abc")
            try:
                await ws.recv()
            except ConnectionClosedError as e:
                print(e, ws.close_code)
        ws = await connect("ws://localhost:9001")
        await ws.close(reason="bye")
        try:
            await ws.send("too late")
        except ConnectionClosedOK as e:
            print(e)
        async for again in connect("ws://localhost:9001"):
            await again.send(iter(["a", "b"]))
            break

logging.basicConfig(format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
asyncio.run(main())
try:
    websockets.unix_serve
except AttributeError as e:
    print(e)
