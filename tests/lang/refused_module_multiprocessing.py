from multiprocessing import Process  # expect error not part of the course's Python
