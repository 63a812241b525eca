print("before")  # expect: before
import socketserver  # expect error not part of the course's Python
