options = {}
# expect error not part of the course's Python
class A(**options):
    pass
