# spotme_precompile(TARGET HEADER...): what most files of the target include, read once: two thirds of the time of a
# compile goes into headers. The presets without SPOTME_PRECOMPILE (gcc, tsan) show an include that is missing.
set(SPOTME_USUAL_HEADERS <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <stdexcept>
  <string> <string_view> <utility> <variant> <vector> <fmt/format.h>)

function(spotme_precompile target)
  if(SPOTME_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${SPOTME_USUAL_HEADERS} ${ARGN})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      target_compile_options(${target} PRIVATE -fpch-preprocess)  # as ccache wants it
    endif()
  endif()
endfunction()
