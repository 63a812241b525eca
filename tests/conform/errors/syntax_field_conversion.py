name = "q"
print(f"{name!z}")
