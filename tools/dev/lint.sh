# shellcheck shell=bash
# ./dev lint: what is checked without running the product. Sourced by ./dev.
root=${root:?set by ./dev}

# sources NAME...: the project's files of these names, ended by zeros.
sources() {
  local name names=(-false)
  for name in "$@"; do names+=(-o -name "$name"); done
  find . \( -name .git -o -name build -o -name var -o -name node_modules \) -prune -o -type f \( "${names[@]}" \) -print0
}

cpp_files() { sources '*.cpp' '*.hpp'; }
# The first line tells a shell script; commands have no ending.
shell_files() {
  sources '*' | xargs -0 awk 'FNR == 1 && /^#(!.*sh$| shellcheck shell=)/ { print FILENAME } { nextfile }'
}

lint_format() { cpp_files | xargs -0 -r clang-format --dry-run --Werror; }
lint_shell() { shell_files | xargs -d '\n' shellcheck --external-sources; }
lint_tools() { python3 -m unittest discover --start-directory tools/tests --pattern '*_test.py'; }
lint_includes() { tools/includes; }
lint_tidy() { tools/tidy; }

lint_web() {
  use_dependencies web
  (cd web && npm run lint && npm run types && npm run generate -- --check)
}

# The debug build as it were without precompiled headers, which clang-tidy does not read; nothing of it is built.
lint_clang_tidy() {
  [[ -f build/tidy/build.ninja ]] || configure debug -B build/tidy -DSPOTME_PRECOMPILE=OFF >/dev/null
  tools/clang_tidy --build build/tidy --jobs "$(job_count)"
}

# ./dev lint [--fast] [CHECK...]: each check is a process of its own; all of them run, whatever one of them finds.
dev_lint() {
  local check checks=(format shell tools includes tidy web clang-tidy) failed=()
  if [[ ${1:-} == --fast ]]; then
    unset 'checks[-1]'
    shift
  fi
  if (($# == 1)); then
    declare -F "lint_${1//-/_}" >/dev/null || fail "lint has no check '$1'"
    "lint_${1//-/_}"
    return
  fi
  (($# == 0)) || checks=("$@")
  dev_packages build test lint
  for check in "${checks[@]}"; do
    note "lint: $check"
    "$root/dev" lint "$check" || failed+=("$check")
  done
  ((${#failed[@]} == 0)) || fail "lint found faults: ${failed[*]}"
}

# ./dev format
dev_format() {
  dev_packages lint
  cpp_files | xargs -0 -r clang-format -i
}
