# Keys taken out and put in again while a loop goes over them.
d = {0: 0}
try:
    for i in d:
        del d[0]
        d[0] = 0
    print("quiet")
except RuntimeError as e:
    print(e)
d = {0: 0, 1: 1}
try:
    for i in d:
        print(i)
        del d[i]
        d[i] = 0
    print("quiet")
except RuntimeError as e:
    print(e)
d = {0: 0, 1: 1, 2: 2}
try:
    for i, v in d.items():
        print(i, v)
        d[d.popitem()[0]] = 9
except RuntimeError as e:
    print(e)
d = {0: 0}
try:
    for i in d:
        d.clear()
        d[0] = 0
    print("quiet")
except RuntimeError as e:
    print(e)
d = {0: 0}
n = 0
for i in d:
    d.popitem()
    d[0] = 0
    n += 1
    if n > 3:
        break
print(n)

d = {i: i for i in range(3000)}
n = 0
while d:
    key, _ = d.popitem()
    if n % 3 == 0:
        d[-key] = 1
        del d[-key]
    n += 1
print(n, d)
