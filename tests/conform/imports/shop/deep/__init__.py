print("shop.deep is imported once")
