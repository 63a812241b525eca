def area(width, height=2):
    return width * height

print(area(3), area("ab"))
name = input("name? ")
print("hello", name)
