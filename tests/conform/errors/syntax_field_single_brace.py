print(f"x}")
