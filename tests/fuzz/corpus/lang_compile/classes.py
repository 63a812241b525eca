class Animal:
    kind = "animal"
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
    def speak(self):
        return f"{self.name} makes a noise"
    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
class Dog(Animal):
    kind = "dog"
    def speak(self):
        return super().speak() + ": woof"
class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
p = Puppy("Rex", 1)
print(p, p.speak(), p.kind, p.age, Animal.count)
print(isinstance(p, Animal), issubclass(Puppy, Dog), issubclass(Dog, Puppy))
print([c.__name__ for c in Puppy.__mro__], Puppy.__bases__[0].__name__)
p.kind = "own"
print(p.kind, Puppy.kind, vars(p))
del p.kind
print(p.kind, p.__dict__, p.__class__.__name__)
f = p.speak
p.name = "Max"
print(f(), Animal.speak(p))
print(type(p) is Puppy, type(Puppy) is type, Puppy.__name__, Puppy.__module__)
print(hasattr(p, "age"), hasattr(p, "wings"), getattr(p, "wings", 0))
setattr(p, "wings", 2)
delattr(p, "age")
print(sorted(vars(p)))
