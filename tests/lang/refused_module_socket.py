print("before")  # expect: before
import socket  # expect error not part of the course's Python
