print("before")  # expect: before
import http.server  # expect error not part of the course's Python
