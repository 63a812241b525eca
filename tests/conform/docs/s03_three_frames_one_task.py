import asyncio
async def fetch(what):
    print("    fetch", what)
    await asyncio.sleep(1)
    return what.upper()
async def page(name):
    print("  page", name)
    title = await fetch("title")
    body = await fetch("body")
    return f"{title} {body}"
async def main():
    print("main")
    print(await page("home"))
asyncio.run(main())
