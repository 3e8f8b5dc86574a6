# Who may include whom, and in which one room each third-party library is used.
function(forbid folder pattern why)
  file(GLOB_RECURSE files ${ROOT}/${folder}/*.hpp ${ROOT}/${folder}/*.cpp)
  foreach(file IN LISTS files)
    file(STRINGS ${file} hits REGEX "#include [<\"](${pattern})")
    if(hits)
      message(SEND_ERROR "${file}: ${why}\n  ${hits}")
    endif()
  endforeach()
endfunction()

# The same for every file of the program but those that match `room`.
function(fence room pattern why)
  file(GLOB_RECURSE files ${ROOT}/sim/*.?pp ${ROOT}/models/*.?pp ${ROOT}/output/*.?pp
       ${ROOT}/cli/*.?pp)
  list(APPEND files ${ROOT}/main.cpp)
  foreach(file IN LISTS files)
    file(RELATIVE_PATH name ${ROOT} ${file})
    file(STRINGS ${file} hits REGEX "#include [<\"](${pattern})")
    if(hits AND NOT name MATCHES "^(${room})")
      message(SEND_ERROR "${name}: ${why}\n  ${hits}")
    endif()
  endforeach()
endfunction()

# Names that a folder's code does not mention.
function(unmentioned folder pattern why)
  file(GLOB_RECURSE files ${ROOT}/${folder}/*.hpp ${ROOT}/${folder}/*.cpp)
  foreach(file IN LISTS files)
    file(STRINGS ${file} hits REGEX "${pattern}")
    if(hits)
      message(SEND_ERROR "${file}: ${why}\n  ${hits}")
    endif()
  endforeach()
endfunction()

forbid(sim "models/|output/|cli/|H5|hdf5" "the engine knows no domain and no file format")
forbid(models "output/|cli/|tbb/|oneapi/|H5|hdf5|boost/|toml" "a model knows only sim and the standard library")
forbid(output "models/|cli/" "output reads outcomes, not agents")
foreach(model IN ITEMS care_pathway cohort queue)
  forbid(models/${model} "models/support/" "what verifies the engine knows nothing of the region")
  forbid(models/support "models/${model}/" "the region knows nothing of what verifies the engine")
endforeach()
fence("sim/random/" "boost/random|Random123" "random numbers are made in sim/random alone")
fence("sim/executor_" "tbb/|oneapi/" "threads are made in sim/executor_* alone")
fence("sim/toml" "toml\\+\\+" "TOML is read in sim/toml alone")
fence("output/hdf5" "H5|hdf5" "HDF5 is written in output/hdf5* alone")
fence("output/sha256" "openssl/" "checksums are worked out in output/sha256 alone")
fence("output/xlsx" "xlsxwriter" "workbooks are written in output/xlsx* alone")
fence("output/publish/linear_program" "Clp|Coin" "linear programs are solved in output/publish/linear_program alone")
fence("sim/(statistics|paired)" "boost/math" "statistics are worked out in sim/statistics and sim/paired alone")
fence("output/|cli/bench" "nlohmann" "JSON is written in output/ and by the benchmark")
fence("cli/command_line" "CLI/" "the command line is read in cli/command_line* alone")
# Rates live in these sections and in the files that the second line names.
unmentioned(models/support/programmes
  "(parameters_|p|parameters)(->|\\.)(illness|onset|course|diagnoses)|[.>](relapse|crisis|set_rate)|illness::|crisis_strikes|course\\."
  "a programme names no hazard of onset, relapse, readmission or discharge")
forbid(models/support/programmes "models/support/(illness|pathway|detection|barriers|inpatients|wards)"
  "a programme does not reach for what people's hazards are made of")
