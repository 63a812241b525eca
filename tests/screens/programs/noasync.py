def square(n):
    return n * n

for i in range(3):
    print(i, square(i))
