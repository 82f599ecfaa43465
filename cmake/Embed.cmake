# Puts files of the source tree into the binary: spotme_embed(<target> ROOT <dir> FILES <paths relative to it>).
# The content goes in by the assembler (.incbin), so that megabytes of web cost no compile time.
function(spotme_embed target)
  cmake_parse_arguments(PARSE_ARGV 1 embed "" "ROOT" "FILES")
  list(SORT embed_FILES)
  set(assembly "    .section .rodata\n")
  set(table "")
  set(externs "")
  set(index 0)
  set(dependencies "")
  foreach(path IN LISTS embed_FILES)
    set(symbol "spotme_embedded_${index}")
    string(APPEND assembly
      "    .balign 16\n    .global ${symbol}_begin\n    .global ${symbol}_end\n${symbol}_begin:\n"
      "    .incbin \"${embed_ROOT}/${path}\"\n${symbol}_end:\n    .byte 0\n")
    string(APPEND externs "extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n")
    string(APPEND table "    {\"${path}\", ${symbol}_begin, ${symbol}_end},\n")
    list(APPEND dependencies "${embed_ROOT}/${path}")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/embedded")
  file(CONFIGURE OUTPUT "${generated}/embedded_files.S" CONTENT "${assembly}" @ONLY)
  set(SPOTME_EMBED_EXTERNS "${externs}")
  set(SPOTME_EMBED_TABLE "${table}")
  configure_file("${PROJECT_SOURCE_DIR}/cmake/embedded.cpp.in" "${generated}/embedded.cpp" @ONLY)
  # No code, so no debug information; clang cannot make any for an assembly without a text section.
  set_source_files_properties("${generated}/embedded_files.S" PROPERTIES
    OBJECT_DEPENDS "${dependencies}" COMPILE_OPTIONS "-g0")
  target_sources(${target} PRIVATE "${generated}/embedded_files.S" "${generated}/embedded.cpp")
endfunction()
