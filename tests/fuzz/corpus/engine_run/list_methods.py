l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 0); l.insert(-1, 9); l.insert(100, 7)
print(l, l.pop(), l.pop(0), l.pop(-2), l)
l.remove(1); l.reverse()
print(l, l.index(3), l.count(2), l.copy() == l, l.copy() is l)
l.clear()
print(l, [1, 2] + [3], [0] * 3, [1, 2] == [1, 2], [1, [2]] < [1, [3]], 2 in [1, 2], [[]] * 2)
m = [[0] * 2] * 2
m[0][0] = 1
print(m, list(reversed([1, 2])), [1, 2, 3, 2].index(2, 2), sorted([[2], [1, 5]]))
x = [1]
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1], lambda: [].append(), lambda: [].append(1, 2), lambda: [].extend(5), lambda: x[None], lambda: [].insert("a", 1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
x = [1, 2, 3]
try:
    x[5] = 1
except IndexError as e:
    print(e)
for i in x:
    if len(x) < 6:
        x.append(i * 10)
print(x)
