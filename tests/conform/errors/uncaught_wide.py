try:
    print("🎉", 1 / 0)
finally:
    try:
        print("é́", 1/0)
    finally:
        try:
            print("한", {}["日本"])
        finally:
            print("★→✓", 1 / 0)
