# Sanitizers are a property of the whole build: objects with and without them do not mix.
if(ASYNCOURSE_SANITIZE)
    add_compile_options(-fsanitize=${ASYNCOURSE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${ASYNCOURSE_SANITIZE})
endif()

# The fuzz programs add -fsanitize=fuzzer (libFuzzer's main) themselves.
if(ASYNCOURSE_FUZZ)
    if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "ASYNCOURSE_FUZZ needs clang")
    endif()
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
