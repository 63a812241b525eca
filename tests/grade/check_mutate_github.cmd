asyncourse check --mutate --format github mutants
