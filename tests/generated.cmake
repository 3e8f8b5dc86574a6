# A generated file that is not what the program writes today is stale.
separate_arguments(options UNIX_COMMAND "${OPTIONS}")
execute_process(COMMAND ${PROGRAM} params ${options} WORKING_DIRECTORY ${ROOT}
  OUTPUT_VARIABLE fresh RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "norishiro params ${OPTIONS} failed")
endif()
file(READ ${ROOT}/${FILE} kept)
if(NOT fresh STREQUAL kept)
  message(FATAL_ERROR "${FILE} is stale: norishiro params ${OPTIONS} > ${FILE}")
endif()
