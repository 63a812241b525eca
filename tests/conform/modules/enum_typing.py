from enum import Enum, IntEnum, auto
from typing import List, Optional, Any, Callable, Dict
class Color(Enum):
    RED = 1
    GREEN = "g"
class N(Enum):
    A = auto()
    B = auto()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.GREEN.value, Color(1) is Color.RED, Color["GREEN"], list(N), N.B.value)
print(Color.RED == 1, [c.name for c in Color], isinstance(Color.RED, Color))
class P(IntEnum):
    LOW = 1
    HIGH = 2
print(P.HIGH > P.LOW, P.HIGH + 1, sorted([P.HIGH, P.LOW])[0].name)
def f(a: Optional[int], b: List[str] = None, c: Dict[str, Any] = None) -> Callable:
    return a
print(f(1))
try:
    Color(5)
except ValueError as e:
    print(e)
