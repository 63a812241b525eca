asyncourse check --mutate mutants
