from websockets.client import ClientConnection, connect

__all__ = ('connect', 'ClientConnection')
