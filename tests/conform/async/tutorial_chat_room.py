"""A chat room: members have inboxes, the room broadcasts, slow readers do not hold the others up."""
import asyncio
import enum
import textwrap
from typing import Dict, List, Optional


class Status(enum.Enum):
    ONLINE = "online"
    AWAY = "away"
    GONE = "gone"

    def __str__(self):
        return self.name.lower()


class Member:
    count = 0

    def __init__(self, name: str, room: "Room", speed: float = 0.0) -> None:
        Member.count += 1
        self.number = Member.count
        self.name, self.room, self.speed = name, room, speed
        self.inbox: asyncio.Queue[Optional[str]] = asyncio.Queue(maxsize=4)
        self.status = Status.ONLINE
        self.read: List[str] = []

    async def run(self):
        while (line := await self.inbox.get()) is not None:
            await asyncio.sleep(self.speed)
            self.read.append(line)
        self.status = Status.GONE

    def __repr__(self):
        return f"<{type(self).__name__} #{self.number} {self.name} {self.status}>"


class Room:
    def __init__(self):
        self.members: Dict[str, Member] = {}
        self.dropped = 0

    async def join(self, member):
        self.members[member.name] = member
        await self.broadcast("*", f"{member.name} joined")

    async def broadcast(self, sender, text):
        for name, m in self.members.items():
            if name == sender:
                continue
            try:
                m.inbox.put_nowait(f"{sender}: {text}")
            except asyncio.QueueFull:
                self.dropped += 1
                m.status = Status.AWAY


async def main():
    room = Room()
    people = [Member("ann", room), Member("bob", room, 0.05), Member("cy", room, 1.0)]
    tasks = [asyncio.create_task(p.run(), name=p.name) for p in people]
    for p in people:
        await room.join(p)
    for i in range(6):
        await room.broadcast("ann", f"message {i}")
        await asyncio.sleep(0.1)
    await room.broadcast("bob", "bye all")
    print(people, "dropped:", room.dropped)
    await asyncio.gather(*(p.inbox.put(None) for p in people))
    done, pending = await asyncio.wait(tasks, timeout=10)
    print(len(done), len(pending), sorted(t.get_name() for t in done))
    for p in people:
        print(p, len(p.read))
        print(textwrap.indent("\n".join(p.read), "    "))
    print(list(Status), Status("away"), Status["GONE"].value, Status.AWAY is Status("away"))


asyncio.run(main())
