# asyncourse_warnings(target [TEST]): the warnings of the house. Tests may convert freely, because the
# macros of cmocka do.
function(asyncourse_warnings target)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wstrict-prototypes
        -Wmissing-prototypes -Wvla -Wswitch -Wimplicit-fallthrough)
    if("TEST" IN_LIST ARGN)
        target_compile_options(${target} PRIVATE -Wno-conversion)
    endif()
    if(ASYNCOURSE_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
endfunction()
