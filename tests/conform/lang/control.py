for i in range(10):
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=" ")
else:
    print("not printed")
print()
for i in range(2):
    pass
else:
    print("for else", i)
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print("n", n)
else:
    print("while else")
while True:
    n -= 1
    if not n:
        break
print("end", n)
for i in []:
    print("never")
else:
    print("empty else")
if n:
    print("a")
elif n == 0:
    print("b")
else:
    print("c")
for a, (b, *c) in [(1, (2, 3)), (4, "xyz")]:
    print(a, b, c)
