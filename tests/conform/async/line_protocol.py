# A small server of lines: a protocol that is a machine of states, three clients at once, and a chat between them.
import asyncio


class Calculator(asyncio.Protocol):
    clients = {}

    def connection_made(self, transport):
        self.transport, self.buffer, self.state, self.name = transport, b"", self.login, None
        self.idle = asyncio.get_running_loop().call_later(5, self.bored)
        transport.write(b"who?\n")

    def bored(self):
        print("server: bored with", self.name)
        self.transport.abort()

    def data_received(self, data):
        self.buffer += data
        *lines, self.buffer = self.buffer.split(b"\n")
        for line in lines:
            self.state(line.decode())

    def login(self, line):
        self.name = line
        self.clients[line] = self
        self.state = self.ready
        self.answer(f"hello {line}")

    def ready(self, line):
        command, _, rest = line.partition(" ")
        if command == "add":
            self.answer(str(sum(map(int, rest.split()))))
        elif command == "tell":
            name, _, words = rest.partition(" ")
            self.clients[name].answer(f"{self.name} says {words}")
        elif command == "bye":
            self.answer("bye")
            self.transport.close()
        else:
            self.answer(f"what is {command!r}?")

    def answer(self, text):
        self.transport.write(text.encode() + b"\n")

    def connection_lost(self, exc):
        self.idle.cancel()
        self.clients.pop(self.name, None)
        print("server: lost", self.name, exc)


async def talk(name, *lines):
    reader, writer = await asyncio.open_connection("127.0.0.1", 20121)
    for line in (name, *lines):
        print(name, "<", (await reader.readline()).decode().strip())
        writer.write(line.encode() + b"\n")
        await asyncio.sleep(0.01)
    async for line in reader:
        print(name, "<", line.decode().strip())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.get_running_loop().create_server(Calculator, "127.0.0.1", 20121)
    async with server:
        await asyncio.gather(talk("ann", "add 1 2 3", "tell bob are you there?", "bye"), talk("bob", "dance", "add 4"),
                             talk("cid"))
    print(server.sockets, server.is_serving())

asyncio.run(main())
