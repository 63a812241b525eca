# Transports and protocols are left out: programs speak through asyncio's streams.
import asyncio


class Echo(asyncio.Protocol):
    def data_received(self, data):
        print(data)

print(Echo.__mro__[1].__name__)
