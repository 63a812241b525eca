name = input("name? ")
print("hello", name)
n = int(input())
print(n * 2)
print(repr(input("> ")))
try:
    input("more? ")
except EOFError as e:
    print(repr(e))
