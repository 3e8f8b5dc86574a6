# Installs the build, moves what was installed, and lets other projects find, build and run it.
set(work ${BUILD}/package)
file(REMOVE_RECURSE ${work})
unset(ENV{DESTDIR})

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(use_from project)
  run(${CMAKE_COMMAND} -S ${ROOT}/tests/${project} -B ${work}/${project} -G ${GENERATOR}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_BUILD_TYPE=${TYPE}
    -DCMAKE_PREFIX_PATH=${work}/installed ${ARGN})
  run(${CMAKE_COMMAND} --build ${work}/${project} --parallel 1)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/elsewhere)
file(RENAME ${work}/elsewhere ${work}/installed)

# No place of this machine and no warning of ours may reach another project.
file(GLOB_RECURSE files ${work}/installed/Norishiro*.cmake)
foreach(file IN LISTS files)
  file(STRINGS ${file} hits REGEX "INTERFACE_[A-Z_]+ .*([\";:]/|[\";:]-W)")
  if(hits)
    message(SEND_ERROR "${file} says too much:\n${hits}")
  endif()
endforeach()

use_from(package -DCMAKE_DISABLE_FIND_PACKAGE_HDF5=ON) # the engine does without
run(${work}/package/mmc)
run(${work}/package/sir)
use_from(package_all)
run(${work}/package_all/every)
