from websockets.server import Server, ServerConnection, broadcast, serve

__all__ = ('broadcast', 'serve', 'Server', 'ServerConnection')
