class Server:
    def __init__(self):
        self.connection = 1
    def start(self): pass
Server().conection
