"""A server that plays a script; an echo; connections that break."""
import asyncio
import websockets


async def main():
    now = asyncio.get_running_loop().time
    async with websockets.connect("wss://chat.test/room") as ws:
        await ws.send("ping")
        async for message in ws:
            print(message, round(now(), 3))
    print("closed", ws.close_code, round(now(), 3))
    try:
        await ws.send("anybody?")
    except websockets.ConnectionClosed as e:
        print(type(e).__name__, e)
    ws = await websockets.connect("wss://echo.test/")
    await ws.send("one")
    print(await ws.recv(), round(now(), 3))
    try:
        await asyncio.wait_for(ws.recv(), 1)
    except TimeoutError:
        print("nothing more", round(now(), 3))
    await ws.close()
    async with websockets.connect("wss://broken.test/") as ws:
        try:
            async for message in ws:
                pass
        except websockets.exceptions.ConnectionClosedError as e:
            print(e, e.code)
    for uri in ("wss://nobody.test/", "https://chat.test/room"):
        try:
            await websockets.connect(uri)
        except (OSError, websockets.InvalidURI) as e:
            print(type(e).__name__, e)


asyncio.run(main())
