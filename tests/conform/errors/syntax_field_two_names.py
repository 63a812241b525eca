x = 1
print(f"a {x y} b")
