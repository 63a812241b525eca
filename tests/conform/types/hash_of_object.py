# object.__hash__ is what hash() says of what has no hash of its own.
class Cup:
    pass


class Plate:
    def __hash__(self):
        return super().__hash__()


cup, plate, bare = Cup(), Plate(), object()
print(object.__hash__(cup) == hash(cup) == cup.__hash__(), hash(plate) == object.__hash__(plate))
print(bare.__hash__() == hash(bare), type(int).__hash__(int) == hash(int), type.__hash__(Cup) == hash(Cup))
print(object.__hash__(None) == hash(None), object.__hash__(...) == hash(...))
print({plate: 1, cup: 2}[plate], plate in {plate}, plate in {Plate()})
print(isinstance(1, int | list[int]), isinstance(None, None | list[int]))
for asked in [int | list[int], list[int] | int]:
    try:
        print(isinstance("a", asked))
    except TypeError as e:
        print(e)
