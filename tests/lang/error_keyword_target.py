None = 1  # expect error 1:1 cannot assign to None
