file(GLOB_RECURSE files ${ROOT}/sim/*.?pp ${ROOT}/models/*.?pp ${ROOT}/output/*.?pp
     ${ROOT}/cli/*.?pp ${ROOT}/tests/*.?pp)
execute_process(COMMAND ${TOOL} --dry-run -Werror ${files} ${ROOT}/main.cpp RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "run clang-format 14 over the files named above")
endif()
