print("first")
import no_such_module
