# shellcheck shell=bash
# Fuzzing, benchmarks and long runs. Sourced by ./dev.

# ./dev fuzz [SECONDS]: each target from its kept corpus, fuzz/corpus/NAME, which is only read; new inputs gather in
# build/fuzz/corpus/NAME, and what breaks a target in build/fuzz/found/. The fixed seed makes a short run repeatable. What
# a target says goes to build/fuzz/NAME.log, and is shown when it broke.
dev_fuzz() {
  local seconds=${1:-60} target name folders log tried=0 failed=()
  dev_packages build test
  dev_compile debug fuzz/all
  mkdir -p build/fuzz/found
  for target in build/debug/fuzz/fuzz_*; do
    [[ -f $target && -x $target ]] || continue
    name=${target##*/fuzz_}
    folders=("build/fuzz/corpus/$name")
    mkdir -p "${folders[0]}"
    if [[ -d fuzz/corpus/$name ]]; then folders+=("fuzz/corpus/$name"); fi
    tried=$((tried + 1))
    note "fuzz $name, $seconds s"
    log=build/fuzz/$name.log
    "$target" -seed=1 -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
      -artifact_prefix="build/fuzz/found/$name-" "${folders[@]}" >"$log" 2>&1 || {
      tail -n 60 "$log"
      failed+=("$name")
    }
  done
  ((tried > 0)) || fail "there is no fuzz target in build/debug/fuzz/"
  ((${#failed[@]} == 0)) || fail "fuzzing broke ${failed[*]}: the inputs are in build/fuzz/found/"
}

# release_tool TARGET...: builds programs that only the release build with the test packages has.
release_tool() {
  dev_packages build test
  dev_web
  configure release >/dev/null
  dev_compile release spotme "$@"
}

# ./dev bench [OPTION...]: options go to the benchmark program.
dev_bench() {
  release_tool spotme_bench
  build/release/bench/spotme_bench --output build/bench.jsonl "$@"
}

# ./dev soak [MINUTES] [OPTION...]: MINUTES on each engine; options go to the audit (--engine sqlite).
dev_soak() {
  local minutes=${1:-10}
  release_tool spotme_audit
  build/release/tests/spotme_audit --minutes "$minutes" "${@:2}"
}
