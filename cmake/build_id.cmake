# Which commit is built, as far as that is known at configure time; the version where there is no history.
function(norishiro_build_id result)
  set(id ${PROJECT_VERSION})
  find_package(Git QUIET)
  if(Git_FOUND AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
    execute_process(COMMAND ${GIT_EXECUTABLE} describe --tags --always --dirty
      WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE described RESULT_VARIABLE failed
      OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(NOT failed AND described)
      set(id ${described})
    endif()
  endif()
  set(${result} ${id} PARENT_SCOPE)
endfunction()
