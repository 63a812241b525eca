print((1,2)(3)) if 0 else 0
