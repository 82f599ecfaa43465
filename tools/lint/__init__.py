"""What tools/includes, tools/tidy and tools/clang_tidy share."""
