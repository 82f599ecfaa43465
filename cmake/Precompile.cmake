# spotme_precompile(TARGET HEADER...): what most files of the target include, read once: two thirds of the time of a
# compile goes into headers. The presets without SPOTME_PRECOMPILE (clang, fuzz, tsan) show an include that is missing.
set(SPOTME_USUAL_HEADERS <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <stdexcept>
  <string> <string_view> <utility> <variant> <vector> <fmt/format.h>)

function(spotme_precompile target)
  if(SPOTME_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${SPOTME_USUAL_HEADERS} ${ARGN})
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
endfunction()
