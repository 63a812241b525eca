print(f"{x = 5}")
print(f"{1=2}")
