# scenarios/VALIDATION.md is what `norishiro validate` finds today.
set(folder ${CMAKE_CURRENT_BINARY_DIR}/validation)
execute_process(COMMAND ${PROGRAM} validate scenarios/regions/saitama.toml --lang ja --quiet --force --out ${folder}
  WORKING_DIRECTORY ${ROOT} OUTPUT_QUIET RESULT_VARIABLE failed)
if(failed) # 3: a figure for calibration is missed
  message(FATAL_ERROR "norishiro validate ended with ${failed}")
endif()
foreach(pair validation.md:VALIDATION.md validation.svg:validation.svg)
  string(REPLACE ":" ";" names ${pair})
  list(GET names 0 fresh)
  list(GET names 1 kept)
  file(READ ${folder}/${fresh} found)
  file(READ ${ROOT}/scenarios/${kept} stated)
  if(NOT found STREQUAL stated)
    message(FATAL_ERROR "scenarios/${kept} is stale: copy ${fresh} of the validation")
  endif()
endforeach()
