# A generated file that is not what the program writes today is stale.
execute_process(COMMAND ${PROGRAM} params ${OPTION} WORKING_DIRECTORY ${ROOT}
  OUTPUT_VARIABLE fresh RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "norishiro params ${OPTION} failed")
endif()
file(READ ${ROOT}/${FILE} kept)
if(NOT fresh STREQUAL kept)
  message(FATAL_ERROR "${FILE} is stale: norishiro params ${OPTION} > ${FILE}")
endif()
