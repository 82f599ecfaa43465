# shellcheck shell=bash
# What every part of ./dev uses. Sourced, never run; $root is the project's folder, and the working folder too.
root=${root:?set by ./dev}

say() { printf '%s\n' "$@"; }
note() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
fail() {
  printf './dev: %s\n' "$*" >&2
  exit 1
}

# Compilers at work at once: one a core, but no more than the memory holds (Beast takes 1.5 GB a unit).
job_count() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo)
  ((memory >= 1)) || memory=1
  echo $((cores < memory ? cores : memory))
}

# configure PRESET [OPTION...]: with the tests where their packages are installed, as a machine that only serves has none.
configure() {
  local tests=ON
  if [[ -n $(missing_packages test) ]]; then tests=OFF; fi
  cmake --preset "$1" -DSPOTME_TESTS=$tests "${@:2}"
}

# ./dev compile PRESET [TARGET...]: configures when that is needed, and builds.
dev_compile() {
  local preset=${1:?which preset?} target targets=()
  shift
  for target in "$@"; do targets+=(--target "$target"); done
  [[ -f build/$preset/build.ninja ]] || configure "$preset"
  cmake --build "build/$preset" --parallel "$(job_count)" "${targets[@]}"
}

# fingerprint FILE...: one number for the content of these files; folders are walked. Content and not age, since
# git gives every file of a branch a new age.
fingerprint() {
  find "$@" \( -name node_modules -o -path web/dist \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}
