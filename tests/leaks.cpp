/// What LeakSanitizer finds at the end of a test binary and is none of ours: fontconfig keeps the fonts that it read
/// for the life of the process.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): the sanitizer's own name
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
