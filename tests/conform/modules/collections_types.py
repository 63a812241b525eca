from collections import deque, defaultdict, Counter, namedtuple, OrderedDict
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.pop(), d.popleft(), len(d), d[0], list(d), 3 in d)
d.rotate(1); d.extend([7]); d.clear()
print(d, bool(d))
dd = defaultdict(list)
dd["a"].append(1); dd["b"]
print(dd, dict(dd), dd.get("z"))
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sum(c.values()))
c.update("ss"); c["q"] += 1
print(c["s"], sorted(c.elements())[:3], Counter(a=2) + Counter(a=1, b=1))
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), P._fields, p == (1, 2))
x, y = p
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(list(o), o.popitem(last=False), x, y)
try:
    deque().popleft()
except IndexError as e:
    print(e)
try:
    P(1)
except TypeError as e:
    print(e)
