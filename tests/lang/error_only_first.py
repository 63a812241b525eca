x = = 1  # expect error 1:5 invalid syntax
y = = 2
