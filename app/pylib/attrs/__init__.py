"""The modern names of attrs."""
from attr import (NOTHING, Attribute, Factory, asdict, astuple, define, evolve, field, fields, frozen, has, mutable,
                  validators)
from attr import exceptions
