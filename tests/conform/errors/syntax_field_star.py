print(f"{*a}")
print(f"{print(1}")
