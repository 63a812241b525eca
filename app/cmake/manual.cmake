# The manual page and the completions of shells, made from what the program itself says (manual.awk).
if(CMAKE_CROSSCOMPILING)
    message(STATUS "cross-compiling: no manual page and no completions, which the program has to be run for")
    return()
endif()

set(pages)
function(asyncourse_make_page form template out)
    add_custom_command(OUTPUT ${out}
        COMMAND $<TARGET_FILE:asyncourse> --help > ${out}.help
        COMMAND awk -v form=${form} -v template=${template} -v version=${PROJECT_VERSION}
                -f ${PROJECT_SOURCE_DIR}/app/cmake/manual.awk < ${out}.help > ${out}
        COMMAND ${CMAKE_COMMAND} -E rm ${out}.help
        DEPENDS asyncourse ${template} ${PROJECT_SOURCE_DIR}/app/cmake/manual.awk VERBATIM)
    set(pages ${pages} ${out} PARENT_SCOPE)
endfunction()

set(made ${CMAKE_BINARY_DIR}/manual)
file(MAKE_DIRECTORY ${made})
asyncourse_make_page(man ${PROJECT_SOURCE_DIR}/assets/man/asyncourse.1 ${made}/asyncourse.1)
foreach(shell bash zsh fish)
    asyncourse_make_page(${shell} ${PROJECT_SOURCE_DIR}/assets/completions/asyncourse.${shell} ${made}/asyncourse.${shell})
endforeach()

find_program(GZIP gzip)
mark_as_advanced(GZIP)
if(GZIP)
    add_custom_command(OUTPUT ${made}/asyncourse.1.gz COMMAND ${GZIP} -9nkf ${made}/asyncourse.1
                       DEPENDS ${made}/asyncourse.1 VERBATIM)
    list(APPEND pages ${made}/asyncourse.1.gz)
    install(FILES ${made}/asyncourse.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
else()
    install(FILES ${made}/asyncourse.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
add_custom_target(manual ALL DEPENDS ${pages})
install(FILES ${made}/asyncourse.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME asyncourse)
install(FILES ${made}/asyncourse.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _asyncourse)
install(FILES ${made}/asyncourse.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
