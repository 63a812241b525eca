# socket, ssl and select are not there: programs speak to a simulated network, through asyncio's streams and through the
# simulated aiohttp, requests and httpx.
for name in ("socket", "ssl", "select"):
    try:
        print(__import__(name).__name__)
    except ModuleNotFoundError as e:
        print(e)
