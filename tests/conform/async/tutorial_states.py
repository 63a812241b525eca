"""A state machine with enum, match, dataclasses and an event for each change."""
from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, asdict, replace
from enum import Enum, IntEnum, Flag, auto


class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = auto()

    @property
    def final(self) -> bool:
        return self is State.DONE


class Priority(IntEnum):
    LOW = 1
    HIGH = 10


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


@dataclass(frozen=True)
class Job:
    name: str
    cost: float = 1.0
    priority: Priority = Priority.LOW
    tags: tuple[str, ...] = ()


@dataclass
class Machine:
    job: Job
    state: State = State.IDLE
    history: list[State] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event, repr=False, compare=False)

    def __post_init__(self):
        self.history.append(self.state)

    def go(self, state: State) -> None:
        match (self.state, state):
            case (State.IDLE, State.RUNNING) | (State.RUNNING, State.DONE):
                self.state = state
                self.history.append(state)
                self.changed.set()
            case (old, new) if old is new:
                pass
            case (old, _):
                raise ValueError(f"{old.name} -> {state.name} is not allowed")

    async def run(self):
        self.go(State.RUNNING)
        await asyncio.sleep(self.job.cost)
        self.go(State.DONE)


async def watch(m):
    while not m.state.final:
        await m.changed.wait()
        m.changed.clear()
        print(m.job.name, m.state, m.state.value)


def describe(x):
    match x:
        case Job(name=n, priority=Priority.HIGH): return f"urgent {n}"
        case Job(name=n, tags=[first, *_]): return f"{n} tagged {first}"
        case Job(): return "plain"
        case {"name": str(n), **rest}: return f"dict {n} {rest}"
        case [int(a), int(b), *_]: return f"two ints {a + b}"
        case State.IDLE | State.DONE as s: return f"resting {s.name}"
        case None: return "nothing"
        case _: return "?"


async def main():
    jobs = [Job("a", 0.2), Job("b", 0.1, Priority.HIGH), Job("c", tags=("x", "y"))]
    machines = [Machine(j) for j in jobs]
    await asyncio.gather(*(f(m) for m in machines for f in (Machine.run, watch)))
    print(machines[0])
    try:
        machines[0].go(State.IDLE)
    except ValueError as e:
        print(e)
    print([describe(x) for x in (*jobs, {"name": "d", "k": 1}, [1, 2, 3], State.IDLE, None, 5)])
    print(sorted(jobs, key=lambda j: (-j.priority, j.cost)))
    print(asdict(jobs[2]), replace(jobs[0], cost=9), Perm.R | Perm.X, Perm.R in (Perm.R | Perm.W), Priority.HIGH + 1)
    try:
        jobs[0].cost = 2
    except Exception as e:
        print(type(e).__name__, e)


asyncio.run(main())
