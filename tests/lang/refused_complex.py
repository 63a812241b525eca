# expect error 2:5 not part of the course's Python
z = 3j + 1
