/* The builtin exception classes, by name: vm->excs->ValueError ... */
#ifndef ASYNCOURSE_VM_EXC_H
#define ASYNCOURSE_VM_EXC_H

#include "vm/vm.h"

/* X(name, base): bases come first. */
#define EXCEPTIONS(X)                                                                                             \
    X(Exception, BaseException) X(KeyboardInterrupt, BaseException) X(SystemExit, BaseException)                    \
    X(GeneratorExit, BaseException) X(BaseExceptionGroup, BaseException) X(StopIteration, Exception)                \
    X(StopAsyncIteration, Exception) X(ArithmeticError, Exception) X(FloatingPointError, ArithmeticError)          \
    X(OverflowError, ArithmeticError) X(ZeroDivisionError, ArithmeticError) X(AssertionError, Exception)           \
    X(AttributeError, Exception) X(BufferError, Exception) X(EOFError, Exception) X(ImportError, Exception)        \
    X(ModuleNotFoundError, ImportError) X(LookupError, Exception) X(IndexError, LookupError)                       \
    X(KeyError, LookupError) X(MemoryError, Exception) X(NameError, Exception) X(UnboundLocalError, NameError)      \
    X(OSError, Exception) X(BlockingIOError, OSError) X(ChildProcessError, OSError) X(ConnectionError, OSError)    \
    X(BrokenPipeError, ConnectionError) X(ConnectionAbortedError, ConnectionError)                                \
    X(ConnectionRefusedError, ConnectionError) X(ConnectionResetError, ConnectionError)                           \
    X(FileExistsError, OSError) X(FileNotFoundError, OSError) X(InterruptedError, OSError)                         \
    X(IsADirectoryError, OSError) X(NotADirectoryError, OSError) X(PermissionError, OSError)                       \
    X(ProcessLookupError, OSError) X(TimeoutError, OSError) X(ReferenceError, Exception)                           \
    X(RuntimeError, Exception) X(NotImplementedError, RuntimeError) X(RecursionError, RuntimeError)                \
    X(SyntaxError, Exception) X(IndentationError, SyntaxError) X(TabError, IndentationError)                       \
    X(SystemError, Exception) X(TypeError, Exception) X(ValueError, Exception) X(UnicodeError, ValueError)          \
    X(UnicodeDecodeError, UnicodeError) X(UnicodeEncodeError, UnicodeError) X(UnicodeTranslateError, UnicodeError) \
    X(Warning, Exception) X(BytesWarning, Warning) X(DeprecationWarning, Warning) X(EncodingWarning, Warning)      \
    X(FutureWarning, Warning) X(ImportWarning, Warning) X(PendingDeprecationWarning, Warning)                      \
    X(ResourceWarning, Warning) X(RuntimeWarning, Warning) X(SyntaxWarning, Warning) X(UnicodeWarning, Warning)    \
    X(UserWarning, Warning)

typedef struct Excs {
    Type *BaseException;
#define X(name, base) Type *name;
    EXCEPTIONS(X)
#undef X
    Type *ExceptionGroup; /* bases BaseExceptionGroup, Exception */
} Excs;

#define RAISE(vm, Name, ...) vm_raise((vm), (vm)->excs->Name, __VA_ARGS__)

Value exc_new(VM *vm, Type *type, const Value *args, uint32_t n);   /* no __init__ of user classes */
bool exc_matches(VM *vm, Value exc, Type *type);
void excs_install(VM *vm);                                          /* makes the classes */
/* The exception being handled now (sys.exception()), V_NULL none. */
Value exc_handled(VM *vm);
/* `exc` is raised while `handled` is being handled: that becomes its __context__. */
void exc_chain(Value exc, Value handled);
/* Take the raised exception away / test its class. */
Value exc_take(VM *vm);
bool exc_is(VM *vm, Type *type);  /* vm->exc is an instance of type */

#endif
