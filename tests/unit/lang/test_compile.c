/* The compiler: scope errors with CPython 3.11's texts and spans, and the code of small programs. */
#include "base/arena.h"
#include "lang/compile.h"
#include "lang/disasm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
    const char *source, *message;
    int line, col, end_line, end_col; /* columns from 0; end_col -1: not known */
} BadText;

/* What CPython 3.11 says. */
static const BadText bad_texts[] = {
    {"def f(a,a): pass",
     "duplicate argument 'a' in function definition", 1, 8, 1, 9},
    {"def f():\n  x=1\n  global x",
     "name 'x' is assigned to before global declaration", 3, 2, 3, 10},
    {"def f():\n  print(x)\n  global x",
     "name 'x' is used prior to global declaration", 3, 2, 3, 10},
    {"def f(x):\n  global x",
     "name 'x' is parameter and global", 2, 2, 2, 10},
    {"def f():\n  x:int\n  global x",
     "annotated name 'x' can't be global", 3, 2, 3, 10},
    {"def f():\n  nonlocal x",
     "no binding for nonlocal 'x' found", 2, 2, 2, 12},
    {"nonlocal x",
     "nonlocal declaration not allowed at module level", 1, 0, 1, 10},
    {"def f():\n  global x\n  nonlocal x",
     "name 'x' is nonlocal and global", 2, 2, 2, 10},
    {"def f():\n  x=1\n  def g():\n    x=2\n    nonlocal x",
     "name 'x' is assigned to before nonlocal declaration", 5, 4, 5, 14},
    {"return 1",
     "'return' outside function", 1, 0, 1, 8},
    {"class A:\n  return",
     "'return' outside function", 2, 2, 2, 8},
    {"yield 1",
     "'yield' outside function", 1, 0, 1, 7},
    {"class A:\n  yield 1",
     "'yield' outside function", 2, 2, 2, 9},
    {"def f():\n  await x",
     "'await' outside async function", 2, 2, 2, 9},
    {"await x",
     "'await' outside function", 1, 0, 1, 7},
    {"x = [await y for y in z]",
     "asynchronous comprehension outside of an asynchronous function", 1, 4, 1, 24},
    {"async def f():\n  yield 1\n  return 2",
     "'return' with value in async generator", 3, 2, 3, 10},
    {"async def f():\n  yield from x",
     "'yield from' inside async function", 2, 2, 2, 14},
    {"break",
     "'break' outside loop", 1, 0, 1, 5},
    {"continue",
     "'continue' not properly in loop", 1, 0, 1, 8},
    {"while 1:\n  def f():\n    break",
     "'break' outside loop", 3, 4, 3, 9},
    {"if 1:\n  break",
     "'break' outside loop", 2, 2, 2, 7},
    {"for i in x:\n  class A:\n    continue",
     "'continue' not properly in loop", 3, 4, 3, 12},
    {"def f():\n  [x async for x in y]",
     "asynchronous comprehension outside of an asynchronous function", 2, 2, 2, 22},
    {"[x async for x in y]",
     "asynchronous comprehension outside of an asynchronous function", 1, 0, 1, 20},
    {"def f():\n  async with a: pass",
     "'async with' outside async function", 2, 2, 2, 20},
    {"def f():\n  async for a in b: pass",
     "'async for' outside async function", 2, 2, 2, 24},
    {"def f():\n  from a import *",
     "import * only allowed at module level", 2, 16, 2, 17},
    {"[(yield x) for x in y]",
     "'yield' inside list comprehension", 1, 2, 1, 9},
    {"((yield x) for x in y)",
     "'yield' inside generator expression", 1, 2, 1, 9},
    {"def f():\n  {(yield):1 for x in y}",
     "'yield' inside dict comprehension", 2, 4, 2, 9},
    {"[x:=1 for x in y]",
     "assignment expression cannot rebind comprehension iteration variable 'x'", 1, 1, 1, 2},
    {"[y for x in (y:=z)]",
     "assignment expression cannot be used in a comprehension iterable expression", 1, 13, 1, 17},
    {"class A:\n  [y:=1 for x in z]",
     "assignment expression within a comprehension cannot be used in a class body", 2, 3, 2, 4},
    {"[0 for x in y for y in z if (x:=1)]",
     "assignment expression cannot rebind comprehension iteration variable 'x'", 1, 29, 1, 30},
    {"[(i:=0) for i in x]",
     "assignment expression cannot rebind comprehension iteration variable 'i'", 1, 2, 1, 3},
    {"[[(j:=0) for i in x] for j in y]",
     "assignment expression cannot rebind comprehension iteration variable 'j'", 1, 3, 1, 4},
    {"[[(j := i) for i in range(5)] for j in range(5)]",
     "assignment expression cannot rebind comprehension iteration variable 'j'", 1, 3, 1, 4},
    {"try:\n  x\nexcept:\n  y\nexcept E:\n  z",
     "default 'except:' must be last", 3, 0, 4, 3},
    {"f(a=1,b=2,a=3)",
     "keyword argument repeated: a", 1, 10, 1, 13},
    {"*a",
     "can't use starred expression here", 1, 0, 1, 2},
    {"*a=b",
     "starred assignment target must be in a list or tuple", 1, 0, 1, 2},
    {"a,*b,*c=d",
     "multiple starred expressions in assignment", 1, 0, 1, 7},
    {"x=1\nfrom __future__ import annotations",
     "from __future__ imports must occur at the beginning of the file", 2, 0, 2, 34},
    {"from __future__ import braces",
     "not a chance", 1, 0, 1, -1},
    {"from __future__ import nope",
     "future feature nope is not defined", 1, 0, 1, -1},
    {"__debug__=1",
     "cannot assign to __debug__", 1, 0, 1, 9},
    {"def f(__debug__): pass",
     "cannot assign to __debug__", 1, 0, 1, 22},
    {"del __debug__",
     "cannot delete __debug__", 1, 4, 1, 13},
    {"for i in x:\n  try:\n    a\n  except* E:\n    break",
     "'break', 'continue' and 'return' cannot appear in an except* block", 5, 4, 5, 9},
    {"def f():\n  try:\n    a\n  except* E:\n    return",
     "'break', 'continue' and 'return' cannot appear in an except* block", 5, 4, 5, 10},
    {"match x:\n  case a: pass\n  case 1: pass",
     "name capture 'a' makes remaining patterns unreachable", 2, 7, 2, 8},
    {"match x:\n  case _: pass\n  case 1: pass",
     "wildcard makes remaining patterns unreachable", 2, 7, 2, 8},
    {"match x:\n  case (a,a): pass",
     "multiple assignments to name 'a' in pattern", 2, 10, 2, 11},
    {"match x:\n  case a|1: pass",
     "name capture 'a' makes remaining patterns unreachable", 2, 7, 2, 8},
    {"match x:\n  case [a]|(b,1): pass",
     "alternative patterns bind different names", 2, 14, 2, 15},
    {"match x:\n  case [*a,*b]: pass",
     "multiple starred names in sequence pattern", 2, 7, 2, 14},
    {"match x:\n  case A(x=1,x=2): pass",
     "attribute name repeated in class pattern: x", 2, 15, 2, 16},
    {"def f():\n  global x\n  x:int=1",
     "annotated name 'x' can't be global", 3, 2, 3, 9},
    {"def f():\n  def g():\n    nonlocal y\n  x=1",
     "no binding for nonlocal 'y' found", 3, 4, 3, 14},
    {"class A:\n  def f(self):\n    nonlocal __x",
     "no binding for nonlocal '_A__x' found", 3, 4, 3, 16},
    {"lambda: await x",
     "'await' outside async function", 1, 8, 1, 15},
    {"async def f():\n  lambda: await x",
     "'await' outside async function", 2, 10, 2, 17},
    {"async def f():\n  def g():\n    await x",
     "'await' outside async function", 3, 4, 3, 11},
    {"def f(a,*,a): pass",
     "duplicate argument 'a' in function definition", 1, 10, 1, 11},
    {"def f(a,*a): pass",
     "duplicate argument 'a' in function definition", 1, 9, 1, 10},
    {"lambda a,a:1",
     "duplicate argument 'a' in function definition", 1, 9, 1, 10},
    {"x=1\nglobal x",
     "name 'x' is assigned to before global declaration", 2, 0, 2, 8},
    {"class A:\n  x=1\n  global x",
     "name 'x' is assigned to before global declaration", 3, 2, 3, 10},
    {"def f():\n  for x in y: pass\n  global x",
     "name 'x' is assigned to before global declaration", 3, 2, 3, 10},
    {"def f():\n  def x(): pass\n  global x",
     "name 'x' is assigned to before global declaration", 3, 2, 3, 10},
    {"def f():\n  return *a",
     "can't use starred expression here", 2, 9, 2, 11},
    {"a = *b",
     "can't use starred expression here", 1, 4, 1, 6},
    {"def f():\n  class A:\n    nonlocal q",
     "no binding for nonlocal 'q' found", 3, 4, 3, 14},
};

static Program *compile(const char *source, Arena *arena, SyntaxProblem *problem)
{
    arena_init(arena);
    return compile_program(source, strlen(source), "t.py", COMPILE_FILE, 0, arena, problem);
}

static void test_errors(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad_texts / sizeof *bad_texts; i++) {
        const BadText *bad = &bad_texts[i];
        Arena arena;
        SyntaxProblem problem;
        Program *program = compile(bad->source, &arena, &problem);
        if (program)
            print_error("no problem in: %s\n", bad->source);
        assert_null(program);
        assert_string_equal(problem.type, "SyntaxError");
        assert_string_equal(problem.message, bad->message);
        if (problem.span.line != bad->line || problem.span.col != bad->col)
            print_error("place of the problem in: %s\n", bad->source);
        assert_int_equal(problem.span.line, bad->line);
        assert_int_equal(problem.span.col, bad->col);
        if (bad->end_col >= 0) {
            assert_int_equal(problem.span.end_line, bad->end_line);
            assert_int_equal(problem.span.end_col, bad->end_col);
        }
        arena_deinit(&arena);
    }
}

static void expect_code(const char *source, bool places, const char *want)
{
    Arena arena;
    SyntaxProblem problem;
    Buf text;
    buf_init(&text);
    Program *program = compile(source, &arena, &problem);
    if (!program)
        print_error("%s: %s\n", source, problem.message);
    assert_non_null(program);
    const char *wrong = disasm_verify(program->root);
    if (wrong)
        print_error("%s: %s\n", source, wrong);
    assert_null(wrong);
    disasm_code(program->root, places, &text);
    if (strcmp(buf_text(&text), want))
        print_error("in: %s\n", source);
    assert_string_equal(buf_text(&text), want);
    buf_deinit(&text);
    program_free(program);
    arena_deinit(&arena);
}

static void test_assignment(void **state)
{
    (void)state;
    expect_code("x = 1\n"
                "y = x + 2\n",
                true,
                "<module>:\n"
                "1:4-1:5 0 INT 1\n"
                "1:0-1:1 1 STORE_GLOBAL x\n"
                "2:4-2:5 2 LOAD_GLOBAL x\n"
                "2:4-2:9 3 ADD_INT 2\n"
                "2:0-2:1 4 STORE_GLOBAL y\n"
                "2:0-2:1 5 RETURN_NONE\n");
}

static void test_fused(void **state)
{
    (void)state;
    expect_code("def f(a, b):\n"
                "    return a + b if a < b else a - 1\n",
                false,
                "<module>:\n"
                "0 CONST <code f>\n"
                "1 MAKE_FUNCTION\n"
                "2 STORE_GLOBAL f\n"
                "3 RETURN_NONE\n"
                "f:\n"
                "0 LOAD2 a b\n"
                "1 COMPARE_JUMP < ->5\n"
                "2 LOAD2 a b\n"
                "3 ADD\n"
                "4 JUMP ->7\n"
                "5 LOAD a\n"
                "6 ADD_INT -1\n"
                "7 RETURN\n");
}

static void test_loop(void **state)
{
    (void)state;
    expect_code("for i in x:\n"
                "    if i: break\n"
                "else:\n"
                "    y()\n",
                true,
                "<module>:\n"
                "1:9-1:10 0 LOAD_GLOBAL x\n"
                "1:0-4:7 1 GET_ITER 1\n"
                "1:0-4:7 2 FOR_ITER ->9\n"
                "1:4-1:5 3 STORE_GLOBAL i\n"
                "2:7-2:8 4 LOAD_GLOBAL i\n"
                "2:7-2:8 5 JUMP_IF_FALSE ->8\n"
                "2:10-2:15 6 END_FOR\n"
                "2:10-2:15 7 JUMP ->12\n"
                "2:10-2:15 8 LOOP ->2\n"
                "4:4-4:5 9 LOAD_GLOBAL y\n"
                "4:4-4:7 10 CALL\n"
                "4:4-4:7 11 POP_EXPR_STMT\n"
                "4:4-4:7 12 RETURN_NONE\n");
}

static void test_while_true(void **state)
{
    (void)state;
    expect_code("def f():\n"
                "    while True:\n"
                "        g()\n",
                false,
                "<module>:\n"
                "0 CONST <code f>\n"
                "1 MAKE_FUNCTION\n"
                "2 STORE_GLOBAL f\n"
                "3 RETURN_NONE\n"
                "f:\n"
                "0 NOP\n"
                "1 LOAD_GLOBAL g\n"
                "2 CALL\n"
                "3 POP_EXPR_STMT\n"
                "4 LOOP ->0\n");
}

static void test_maybe_unbound(void **state)
{
    (void)state;
    expect_code("def f(a):\n"
                "    if a:\n"
                "        x = 1\n"
                "    return x\n",
                false,
                "<module>:\n"
                "0 CONST <code f>\n"
                "1 MAKE_FUNCTION\n"
                "2 STORE_GLOBAL f\n"
                "3 RETURN_NONE\n"
                "f:\n"
                "0 LOAD a\n"
                "1 JUMP_IF_FALSE ->4\n"
                "2 INT 1\n"
                "3 STORE x\n"
                "4 LOAD_CHECK x\n"
                "5 RETURN\n");
}

static void test_closure(void **state)
{
    (void)state;
    expect_code("def f():\n"
                "    x = 1\n"
                "    def g():\n"
                "        nonlocal x\n"
                "        x += 1\n"
                "        return x\n"
                "    return g\n",
                false,
                "<module>:\n"
                "0 CONST <code f>\n"
                "1 MAKE_FUNCTION\n"
                "2 STORE_GLOBAL f\n"
                "3 RETURN_NONE\n"
                "f:\n"
                "0 INT 1\n"
                "1 STORE_CELL x\n"
                "2 PUSH_CELL x\n"
                "3 BUILD_TUPLE 1\n"
                "4 CONST <code f.<locals>.g>\n"
                "5 MAKE_FUNCTION 8\n"
                "6 STORE g\n"
                "7 LOAD g\n"
                "8 RETURN\n"
                "f.<locals>.g:\n"
                "0 LOAD_CELL x\n"
                "1 INPLACE_INT 1\n"
                "2 STORE_CELL x\n"
                "3 LOAD_CELL x\n"
                "4 RETURN\n");
}

static void test_class(void **state)
{
    (void)state;
    expect_code("class A(B):\n"
                "    def m(self):\n"
                "        return super().m(1)\n",
                false,
                "<module>:\n"
                "0 CONST <code A>\n"
                "1 MAKE_FUNCTION\n"
                "2 CONST 'A'\n"
                "3 LOAD_GLOBAL B\n"
                "4 BUILD_CLASS 2\n"
                "5 STORE_GLOBAL A\n"
                "6 RETURN_NONE\n"
                "A:\n"
                "0 LOAD_NAME __name__\n"
                "1 STORE_NAME __module__\n"
                "2 CONST 'A'\n"
                "3 STORE_NAME __qualname__\n"
                "4 PUSH_CELL __class__\n"
                "5 BUILD_TUPLE 1\n"
                "6 CONST <code A.m>\n"
                "7 MAKE_FUNCTION 8\n"
                "8 STORE_NAME m\n"
                "9 LOAD_BUILD_CLASS_CELL\n"
                "10 RETURN\n"
                "A.m:\n"
                "0 LOAD_GLOBAL super\n"
                "1 LOAD_CELL __class__\n"
                "2 LOAD self\n"
                "3 LOAD_SUPER_ATTR m\n"
                "4 INT 1\n"
                "5 CALL 1\n"
                "6 RETURN\n");
}

static void test_finally(void **state)
{
    (void)state;
    expect_code("def f():\n"
                "    try:\n"
                "        return g()\n"
                "    finally:\n"
                "        h()\n",
                true,
                "<module>:\n"
                "1:0-5:11 0 CONST <code f>\n"
                "1:0-5:11 1 MAKE_FUNCTION\n"
                "1:0-5:11 2 STORE_GLOBAL f\n"
                "1:0-5:11 3 RETURN_NONE\n"
                "f:\n"
                "2:4-5:11 0 NOP\n"
                "3:15-3:16 1 LOAD_GLOBAL g\n"
                "3:15-3:18 2 CALL\n"
                "5:8-5:9 3 LOAD_GLOBAL h\n"
                "5:8-5:11 4 CALL\n"
                "5:8-5:11 5 POP_EXPR_STMT\n"
                "5:8-5:11 6 RETURN\n"
                "0:-1-0:-1 7 PUSH_EXC\n"
                "5:8-5:9 8 LOAD_GLOBAL h\n"
                "5:8-5:11 9 CALL\n"
                "5:8-5:11 10 POP_EXPR_STMT\n"
                "5:8-5:11 11 RERAISE\n"
                "0:-1-0:-1 12 SWAP 1\n"
                "0:-1-0:-1 13 POP_EXC\n"
                "0:-1-0:-1 14 RERAISE\n"
                "guard 1-3 ->7 depth 0\n"
                "guard 8-12 ->12 depth 1\n");
}

static void test_except(void **state)
{
    (void)state;
    expect_code("try:\n"
                "    a()\n"
                "except E as e:\n"
                "    b(e)\n",
                false,
                "<module>:\n"
                "0 NOP\n"
                "1 LOAD_GLOBAL a\n"
                "2 CALL\n"
                "3 POP_EXPR_STMT\n"
                "4 JUMP ->27\n"
                "5 PUSH_EXC\n"
                "6 LOAD_GLOBAL E\n"
                "7 EXC_MATCH\n"
                "8 JUMP_IF_FALSE ->23\n"
                "9 STORE_GLOBAL e\n"
                "10 LOAD_GLOBAL b\n"
                "11 LOAD_GLOBAL e\n"
                "12 CALL 1\n"
                "13 POP_EXPR_STMT\n"
                "14 POP_EXC\n"
                "15 NONE\n"
                "16 STORE_GLOBAL e\n"
                "17 DELETE_GLOBAL e\n"
                "18 JUMP ->27\n"
                "19 NONE\n"
                "20 STORE_GLOBAL e\n"
                "21 DELETE_GLOBAL e\n"
                "22 RERAISE\n"
                "23 RERAISE\n"
                "24 SWAP 1\n"
                "25 POP_EXC\n"
                "26 RERAISE\n"
                "27 RETURN_NONE\n"
                "guard 10-14 ->19 depth 1\n"
                "guard 1-4 ->5 depth 0\n"
                "guard 6-24 ->24 depth 1\n");
}

static void test_except_star(void **state)
{
    (void)state;
    expect_code("try:\n"
                "    a()\n"
                "except* E:\n"
                "    b()\n",
                false,
                "<module>:\n"
                "0 NOP\n"
                "1 LOAD_GLOBAL a\n"
                "2 CALL\n"
                "3 POP_EXPR_STMT\n"
                "4 JUMP ->31\n"
                "5 PUSH_EXC\n"
                "6 BUILD_LIST\n"
                "7 COPY 1\n"
                "8 LOAD_GLOBAL E\n"
                "9 EXC_GROUP_MATCH\n"
                "10 DUP\n"
                "11 JUMP_IF_NONE ->19\n"
                "12 POP\n"
                "13 LOAD_GLOBAL b\n"
                "14 CALL\n"
                "15 POP_EXPR_STMT\n"
                "16 JUMP ->20\n"
                "17 LIST_APPEND 2\n"
                "18 JUMP ->20\n"
                "19 POP\n"
                "20 LIST_APPEND 1\n"
                "21 EXC_GROUP_RAISE\n"
                "22 DUP\n"
                "23 JUMP_IF_NONE ->25\n"
                "24 RERAISE\n"
                "25 POP\n"
                "26 POP_EXC\n"
                "27 JUMP ->31\n"
                "28 SWAP 1\n"
                "29 POP_EXC\n"
                "30 RERAISE\n"
                "31 RETURN_NONE\n"
                "guard 13-16 ->17 depth 4\n"
                "guard 1-4 ->5 depth 0\n"
                "guard 6-28 ->28 depth 1\n");
}

static void test_with_return(void **state)
{
    (void)state;
    expect_code("def f():\n"
                "    with a as b:\n"
                "        return b\n",
                false,
                "<module>:\n"
                "0 CONST <code f>\n"
                "1 MAKE_FUNCTION\n"
                "2 STORE_GLOBAL f\n"
                "3 RETURN_NONE\n"
                "f:\n"
                "0 LOAD_GLOBAL a\n"
                "1 BEFORE_WITH\n"
                "2 STORE b\n"
                "3 LOAD b\n"
                "4 SWAP 1\n"
                "5 WITH_EXIT\n"
                "6 POP\n"
                "7 RETURN\n"
                "8 PUSH_EXC\n"
                "9 WITH_EXCEPT\n"
                "10 JUMP_IF_TRUE ->12\n"
                "11 RERAISE\n"
                "12 POP\n"
                "13 POP_EXC\n"
                "14 POP\n"
                "15 JUMP ->19\n"
                "16 SWAP 1\n"
                "17 POP_EXC\n"
                "18 RERAISE\n"
                "19 RETURN_NONE\n"
                "guard 2-4 ->8 depth 1\n"
                "guard 9-13 ->16 depth 2\n");
}

static void test_async(void **state)
{
    (void)state;
    expect_code("async def f():\n"
                "    async with a as b:\n"
                "        async for c in b:\n"
                "            await c\n",
                false,
                "<module>:\n"
                "0 CONST <code f>\n"
                "1 MAKE_FUNCTION\n"
                "2 STORE_GLOBAL f\n"
                "3 RETURN_NONE\n"
                "f:\n"
                "0 LOAD_GLOBAL a\n"
                "1 BEFORE_ASYNC_WITH\n"
                "2 GET_AWAITABLE 1\n"
                "3 NONE\n"
                "4 SEND\n"
                "5 STORE b\n"
                "6 LOAD b\n"
                "7 GET_AITER 1\n"
                "8 GET_ANEXT\n"
                "9 NONE\n"
                "10 SEND\n"
                "11 STORE c\n"
                "12 LOAD c\n"
                "13 GET_AWAITABLE\n"
                "14 NONE\n"
                "15 SEND\n"
                "16 POP_EXPR_STMT\n"
                "17 LOOP ->8\n"
                "18 END_ASYNC_FOR ->19\n"
                "19 WITH_EXIT\n"
                "20 GET_AWAITABLE 2\n"
                "21 NONE\n"
                "22 SEND\n"
                "23 POP\n"
                "24 JUMP ->39\n"
                "25 PUSH_EXC\n"
                "26 WITH_EXCEPT\n"
                "27 GET_AWAITABLE 2\n"
                "28 NONE\n"
                "29 SEND\n"
                "30 JUMP_IF_TRUE ->32\n"
                "31 RERAISE\n"
                "32 POP\n"
                "33 POP_EXC\n"
                "34 POP\n"
                "35 JUMP ->39\n"
                "36 SWAP 1\n"
                "37 POP_EXC\n"
                "38 RERAISE\n"
                "39 RETURN_NONE\n"
                "guard 8-11 ->18 depth 2\n"
                "guard 5-19 ->25 depth 1\n"
                "guard 26-33 ->36 depth 2\n");
}

static void test_comprehension(void **state)
{
    (void)state;
    expect_code("async def f():\n"
                "    return [await x async for x in y if x]\n",
                false,
                "<module>:\n"
                "0 CONST <code f>\n"
                "1 MAKE_FUNCTION\n"
                "2 STORE_GLOBAL f\n"
                "3 RETURN_NONE\n"
                "f:\n"
                "0 CONST <code f.<locals>.<listcomp>>\n"
                "1 MAKE_FUNCTION\n"
                "2 LOAD_GLOBAL y\n"
                "3 GET_AITER\n"
                "4 CALL 1\n"
                "5 GET_AWAITABLE\n"
                "6 NONE\n"
                "7 SEND\n"
                "8 RETURN\n"
                "f.<locals>.<listcomp>:\n"
                "0 BUILD_LIST\n"
                "1 LOAD .0\n"
                "2 GET_ANEXT\n"
                "3 NONE\n"
                "4 SEND\n"
                "5 STORE_LOAD x x\n"
                "6 JUMP_IF_FALSE ->12\n"
                "7 LOAD x\n"
                "8 GET_AWAITABLE\n"
                "9 NONE\n"
                "10 SEND\n"
                "11 LIST_APPEND 2\n"
                "12 LOOP ->2\n"
                "13 END_ASYNC_FOR ->14\n"
                "14 RETURN\n"
                "guard 2-5 ->13 depth 2\n");
}

static void test_calls(void **state)
{
    (void)state;
    expect_code("f(1, k=2)\n"
                "a.b(1, k=2)\n"
                "f(*a, k=1, **b)\n",
                false,
                "<module>:\n"
                "0 LOAD_GLOBAL f\n"
                "1 INT 1\n"
                "2 INT 2\n"
                "3 CONST ('k',)\n"
                "4 CALL_KW 2\n"
                "5 POP_EXPR_STMT\n"
                "6 LOAD_GLOBAL a\n"
                "7 LOAD_METHOD b\n"
                "8 INT 1\n"
                "9 INT 2\n"
                "10 CONST ('k',)\n"
                "11 CALL_METHOD_KW 2\n"
                "12 POP_EXPR_STMT\n"
                "13 LOAD_GLOBAL f\n"
                "14 LOAD_GLOBAL a\n"
                "15 BUILD_DICT\n"
                "16 CONST 'k'\n"
                "17 INT 1\n"
                "18 BUILD_DICT 1\n"
                "19 DICT_MERGE 2\n"
                "20 LOAD_GLOBAL b\n"
                "21 DICT_MERGE 2\n"
                "22 CALL_EX 1\n"
                "23 POP_EXPR_STMT\n"
                "24 RETURN_NONE\n");
}

static void test_method_lines(void **state)
{
    (void)state;
    expect_code("(a\n"
                "  .b\n"
                "  .c(1))\n",
                true,
                "<module>:\n"
                "1:1-1:2 0 LOAD_GLOBAL a\n"
                "2:3-2:4 1 LOAD_ATTR b\n"
                "3:3-3:4 2 LOAD_METHOD c\n"
                "3:5-3:6 3 INT 1\n"
                "3:3-3:7 4 CALL_METHOD 1\n"
                "3:3-3:7 5 POP_EXPR_STMT\n"
                "3:3-3:7 6 RETURN_NONE\n");
}

static void test_fstring(void **state)
{
    (void)state;
    expect_code("f'{x!r:>{w}} {y}'\n",
                false,
                "<module>:\n"
                "0 LOAD_GLOBAL x\n"
                "1 CONST '>'\n"
                "2 LOAD_GLOBAL w\n"
                "3 FORMAT\n"
                "4 BUILD_STRING 2\n"
                "5 FORMAT 6\n"
                "6 CONST ' '\n"
                "7 LOAD_GLOBAL y\n"
                "8 FORMAT\n"
                "9 BUILD_STRING 3\n"
                "10 POP_EXPR_STMT\n"
                "11 RETURN_NONE\n");
}

static void test_walrus(void **state)
{
    (void)state;
    expect_code("def f(y):\n"
                "    return [z for x in y if (z := x)], z\n",
                false,
                "<module>:\n"
                "0 CONST <code f>\n"
                "1 MAKE_FUNCTION\n"
                "2 STORE_GLOBAL f\n"
                "3 RETURN_NONE\n"
                "f:\n"
                "0 PUSH_CELL z\n"
                "1 BUILD_TUPLE 1\n"
                "2 CONST <code f.<locals>.<listcomp>>\n"
                "3 MAKE_FUNCTION 8\n"
                "4 LOAD y\n"
                "5 GET_ITER\n"
                "6 CALL 1\n"
                "7 LOAD_CELL z\n"
                "8 BUILD_TUPLE 2\n"
                "9 RETURN\n"
                "f.<locals>.<listcomp>:\n"
                "0 BUILD_LIST\n"
                "1 LOAD .0\n"
                "2 FOR_ITER ->10\n"
                "3 STORE_LOAD x x\n"
                "4 DUP\n"
                "5 STORE_CELL z\n"
                "6 JUMP_IF_FALSE ->9\n"
                "7 LOAD_CELL z\n"
                "8 LIST_APPEND 2\n"
                "9 LOOP ->2\n"
                "10 RETURN\n");
}

static void test_mangling(void **state)
{
    (void)state;
    expect_code("class A:\n"
                "    def m(self):\n"
                "        self.__x = __y\n",
                false,
                "<module>:\n"
                "0 CONST <code A>\n"
                "1 MAKE_FUNCTION\n"
                "2 CONST 'A'\n"
                "3 BUILD_CLASS\n"
                "4 STORE_GLOBAL A\n"
                "5 RETURN_NONE\n"
                "A:\n"
                "0 LOAD_NAME __name__\n"
                "1 STORE_NAME __module__\n"
                "2 CONST 'A'\n"
                "3 STORE_NAME __qualname__\n"
                "4 CONST <code A.m>\n"
                "5 MAKE_FUNCTION\n"
                "6 STORE_NAME m\n"
                "7 RETURN_NONE\n"
                "A.m:\n"
                "0 LOAD_GLOBAL _A__y\n"
                "1 LOAD self\n"
                "2 STORE_ATTR _A__x\n"
                "3 RETURN_NONE\n");
}

static void test_match(void **state)
{
    (void)state;
    expect_code("match x:\n"
                "    case [a, 1]:\n"
                "        b\n"
                "    case {'k': v, **r}:\n"
                "        c\n"
                "    case _:\n"
                "        d\n",
                false,
                "<module>:\n"
                "0 LOAD_GLOBAL x\n"
                "1 DUP\n"
                "2 MATCH_SEQUENCE\n"
                "3 JUMP_IF_FALSE ->16\n"
                "4 GET_LEN\n"
                "5 INT 2\n"
                "6 COMPARE_JUMP == ->16\n"
                "7 UNPACK 2\n"
                "8 SWAP 1\n"
                "9 INT 1\n"
                "10 COMPARE_JUMP == ->16\n"
                "11 STORE_GLOBAL a\n"
                "12 POP\n"
                "13 LOAD_GLOBAL b\n"
                "14 POP_EXPR_STMT\n"
                "15 JUMP ->51\n"
                "16 POP\n"
                "17 MATCH_MAPPING\n"
                "18 JUMP_IF_FALSE ->47\n"
                "19 GET_LEN\n"
                "20 INT 1\n"
                "21 COMPARE_JUMP >= ->47\n"
                "22 CONST 'k'\n"
                "23 BUILD_TUPLE 1\n"
                "24 MATCH_KEYS\n"
                "25 DUP\n"
                "26 JUMP_IF_NONE ->45\n"
                "27 UNPACK 1\n"
                "28 SWAP 2\n"
                "29 SWAP 1\n"
                "30 SWAP 1\n"
                "31 BUILD_DICT\n"
                "32 SWAP 1\n"
                "33 DICT_UPDATE\n"
                "34 SWAP 1\n"
                "35 UNPACK 1\n"
                "36 COPY 1\n"
                "37 SWAP 1\n"
                "38 DELETE_SUBSCR\n"
                "39 SWAP 1\n"
                "40 STORE_GLOBAL v\n"
                "41 STORE_GLOBAL r\n"
                "42 LOAD_GLOBAL c\n"
                "43 POP_EXPR_STMT\n"
                "44 JUMP ->51\n"
                "45 POP\n"
                "46 POP\n"
                "47 POP\n"
                "48 NOP\n"
                "49 LOAD_GLOBAL d\n"
                "50 POP_EXPR_STMT\n"
                "51 RETURN_NONE\n");
}

static void test_line_texts(void **state)
{
    (void)state;
    Arena arena;
    SyntaxProblem problem;
    Program *program = compile("a = 1\nb = 2\n\nc", &arena, &problem);
    assert_non_null(program);
    assert_int_equal(program->nlines, 4);
    assert_int_equal(program_line(program, 2).len, 5);
    assert_memory_equal(program_line(program, 2).s, "b = 2", 5);
    assert_int_equal(program_line(program, 3).len, 0);
    assert_int_equal(program_line(program, 4).len, 1);
    assert_int_equal(program_line(program, 5).len, 0);
    assert_int_equal(program_line(program, 0).len, 0);
    program_free(program);
    arena_deinit(&arena);
}

static void test_expression_mode(void **state)
{
    (void)state;
    Arena arena;
    SyntaxProblem problem;
    Buf text;
    buf_init(&text);
    arena_init(&arena);
    Program *program = compile_program("a + 1", 5, "p", COMPILE_EXPRESSION, 0, &arena, &problem);
    assert_non_null(program);
    disasm_code(program->root, false, &text);
    assert_string_equal(buf_text(&text), "<module>:\n0 LOAD_GLOBAL a\n1 ADD_INT 1\n2 RETURN\n");
    program_free(program);
    program = compile_program("lambda: 0", 9, "p", COMPILE_EXPRESSION, 0, &arena, &problem);
    assert_non_null(program);
    program_free(program);
    arena_deinit(&arena);
    buf_deinit(&text);
}

/* Long rather than deep: loops, not recursion. */
static void test_long_chains(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    buf_str(&text, "x = a");
    for (int i = 0; i < 20000; i++)
        buf_str(&text, "+a");
    buf_str(&text, "\nif a: pass\n");
    for (int i = 0; i < 500; i++)
        buf_str(&text, "elif a: pass\n");
    Arena arena;
    SyntaxProblem problem;
    Program *program = compile(buf_text(&text), &arena, &problem);
    if (program)
        assert_null(disasm_verify(program->root));
    else
        assert_non_null(problem.message);
    program_free(program);
    arena_deinit(&arena);
    buf_deinit(&text);
}

/* Nested finally bodies double with every level: refused, not copied without end. */
static void test_finally_tower(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    for (int i = 0; i < 30; i++) {
        buf_repeat(&text, ' ', (size_t)i);
        buf_str(&text, "try: x\n");
        buf_repeat(&text, ' ', (size_t)i);
        buf_str(&text, "finally:\n");
    }
    buf_repeat(&text, ' ', 30);
    buf_str(&text, "x\n");
    Arena arena;
    SyntaxProblem problem;
    Program *program = compile(buf_text(&text), &arena, &problem);
    assert_null(program);
    assert_non_null(problem.message);
    arena_deinit(&arena);
    buf_deinit(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_assignment),
        cmocka_unit_test(test_fused),
        cmocka_unit_test(test_loop),
        cmocka_unit_test(test_while_true),
        cmocka_unit_test(test_maybe_unbound),
        cmocka_unit_test(test_closure),
        cmocka_unit_test(test_class),
        cmocka_unit_test(test_finally),
        cmocka_unit_test(test_except),
        cmocka_unit_test(test_except_star),
        cmocka_unit_test(test_with_return),
        cmocka_unit_test(test_async),
        cmocka_unit_test(test_comprehension),
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_method_lines),
        cmocka_unit_test(test_fstring),
        cmocka_unit_test(test_walrus),
        cmocka_unit_test(test_mangling),
        cmocka_unit_test(test_match),
        cmocka_unit_test(test_line_texts), cmocka_unit_test(test_expression_mode),
        cmocka_unit_test(test_long_chains), cmocka_unit_test(test_finally_tower),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
