"""dir() lists every name that asyncio offers, also those whose modules are imported when first asked for."""
import asyncio

print([name for name in asyncio.__all__ if name not in dir(asyncio)])
print('Barrier' in dir(asyncio), 'open_connection' in dir(asyncio), dir(asyncio) == sorted(dir(asyncio)))
