# A program finds its own text on its disk.
import asyncio
import os
from pathlib import Path

with open(__file__) as f:
    print(f.readline().strip())
text = Path(__file__).read_text()
print(os.path.exists(__file__), os.path.isfile(__file__), os.path.getsize(__file__) == len(text.encode()))
print(len(text.splitlines()), text.count("import"))
print(Path(__file__).parent.joinpath(Path(__file__).name).exists(), os.path.exists(__file__ + ".bak"))
with open(__file__, "rb") as f:
    print(f.read(3), f.seek(0), len(f.read()) == len(text))


async def main():
    print(len(await asyncio.to_thread(Path(__file__).read_bytes)) == len(text))


asyncio.run(main())
