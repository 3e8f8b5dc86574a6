include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(NORISHIRO_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/Norishiro)

# The library norishiro::<name>, made of the folder that calls this, and its part of the package.
# INTERNAL are headers that nobody outside may include; they are not installed.
function(norishiro_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;INTERNAL")
  set(target norishiro_${name})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(norishiro::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES
    EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON)
  target_sources(${target}
    PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS}
    PRIVATE FILE_SET internal TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_INTERNAL})

  # No contraction of floating point and no fast mathematics: the same program must give the same
  # bytes on any processor. Much of the mathematics is in headers, so whoever uses them needs it too.
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PUBLIC $<$<COMPILE_LANGUAGE:CXX>:-ffp-contract=off>)
  if(NORISHIRO_SANITIZE) # one program must not mix what is checked and what is not
    target_compile_options(${target} PUBLIC
      -fsanitize=${NORISHIRO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=${NORISHIRO_SANITIZE})
  endif()
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:norishiro_warnings>)

  # A header without its line here would be missing from the package.
  file(GLOB_RECURSE unlisted RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS *.hpp)
  list(REMOVE_ITEM unlisted ${arg_HEADERS} ${arg_INTERNAL} "")
  if(unlisted)
    message(SEND_ERROR "add to HEADERS in ${CMAKE_CURRENT_LIST_FILE}: ${unlisted}")
  endif()

  if(NORISHIRO_INSTALL)
    install(TARGETS ${target} EXPORT Norishiro-${name}
      FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/norishiro)
    install(EXPORT Norishiro-${name} NAMESPACE norishiro:: DESTINATION ${NORISHIRO_CMAKE_DIR})
  endif()
endfunction()

# What find_package(Norishiro) reads first.
function(norishiro_install_package)
  configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/NorishiroConfig.cmake.in
    NorishiroConfig.cmake INSTALL_DESTINATION ${NORISHIRO_CMAKE_DIR})
  write_basic_package_version_file(NorishiroConfigVersion.cmake COMPATIBILITY SameMinorVersion)
  install(
    FILES ${CMAKE_CURRENT_BINARY_DIR}/NorishiroConfig.cmake
          ${CMAKE_CURRENT_BINARY_DIR}/NorishiroConfigVersion.cmake
    DESTINATION ${NORISHIRO_CMAKE_DIR})
endfunction()
