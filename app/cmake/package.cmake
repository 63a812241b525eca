# What is installed beside the program, and `cpack`: a Debian package and an archive. The same sources give the same bytes when
# SOURCE_DATE_EPOCH is set.
set(readable FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ
    DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(runnable OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
install(DIRECTORY lessons exercises DESTINATION ${CMAKE_INSTALL_DATADIR}/asyncourse ${readable})
install(DIRECTORY assets DESTINATION ${CMAKE_INSTALL_DATADIR}/asyncourse ${readable}
    PATTERN man EXCLUDE PATTERN completions EXCLUDE PATTERN debian EXCLUDE
    PATTERN run_autograder PERMISSIONS ${runnable}
    PATTERN *.sh PERMISSIONS ${runnable})

find_program(GZIP gzip)
mark_as_advanced(GZIP)
set(debian ${CMAKE_BINARY_DIR}/debian)
if(GZIP)
    file(MAKE_DIRECTORY ${debian})
    execute_process(COMMAND ${GZIP} -9nc ${CMAKE_SOURCE_DIR}/assets/debian/changelog
                    OUTPUT_FILE ${debian}/changelog.gz)
    install(FILES ${debian}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/asyncourse COMPONENT debian
            EXCLUDE_FROM_ALL)
    install(FILES assets/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/asyncourse COMPONENT debian
            EXCLUDE_FROM_ALL)
endif()

set(CPACK_GENERATOR TGZ)
if(GZIP AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
    list(APPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_PACKAGE_NAME asyncourse)
set(CPACK_PACKAGE_CONTACT "the asyncourse authors <asyncourse@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "course on Python's asyncio in the terminal")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"asyncourse teaches asyncio by showing it: real async Python runs on a small
Python machine inside the program, on an event loop whose clock is virtual
and whose every move is recorded. Each lesson, quiz and exercise shows what
the loop was doing, step by step, forwards and backwards, and says why.
.
It also judges answers of whole classes, for several autograders.")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL Unspecified debian)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "ncurses-term, python3")
include(CPack)
