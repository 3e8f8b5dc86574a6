file(GLOB_RECURSE files ${ROOT}/sim/*.cpp ${ROOT}/models/*.cpp ${ROOT}/output/*.cpp
     ${ROOT}/cli/*.cpp)
list(FILTER files EXCLUDE REGEX "executor_threads")
execute_process(COMMAND ${TOOL} --quiet -p ${BUILD} ${files} ${ROOT}/main.cpp RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "clang-tidy found the above")
endif()
