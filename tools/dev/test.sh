# shellcheck shell=bash
# ./dev test: everything that tells whether the project is well. Sourced by ./dev.
root=${root:?set by ./dev}

# Where each suite leaves its counts, as JUnit files.
results=$root/build/results

# ./dev ctest PRESET [OPTION...]: the tests of a build; options go to CTest (-R NAME).
dev_ctest() {
  local preset=${1:?which preset?}
  shift
  mkdir -p "$results"
  TSAN_OPTIONS="suppressions=$root/tests/tsan.supp ${TSAN_OPTIONS:-}" \
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=error --parallel "$(nproc)" \
    --output-junit "$results/$preset.xml" --test-output-size-passed 9999999 --test-output-size-failed 9999999 "$@"
}

# ./dev web-tests: the tests of the web that want no browser.
dev_web_tests() {
  use_dependencies web
  (cd web && npm test -- --reporter=default --reporter=junit --outputFile.junit="$results/web.xml")
}

# The usual walk: each engine, and each width; the slowest first. Firefox at a phone's and WebKit at a desk's width are for --all.
usual_browsers=(suite/{webkit_390,firefox_1280,chromium_390,chromium_1280}.test.mjs)
all_browsers=("${usual_browsers[@]}" suite/{webkit_1280,firefox_390}.test.mjs)

# ./dev browsers [--all | FILE...]: starts the release binary and drives it in Chromium, Firefox and WebKitGTK.
dev_browsers() {
  local files=("${usual_browsers[@]}")
  if [[ ${1:-} == --all ]]; then files=("${all_browsers[@]}"); elif (($#)); then files=("$@"); fi
  use_dependencies tests/browser
  mkdir -p "$results"
  (cd tests/browser && SPOTME_BINARY=$root/build/release/spotme node --test --test-concurrency="$(nproc)" \
    --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=junit --test-reporter-destination="$results/browsers.xml" selftest.test.mjs "${files[@]}")
}

steps=()
failed_steps=0

# step NAME COMMAND [ARGUMENT...]: runs one command of ./dev, shows it, and keeps its time and outcome.
step() {
  local name=$1 started=$SECONDS outcome=ok
  shift
  note "$name"
  "$root/dev" "$@" || outcome=FAILED
  steps+=("$(printf '%-24s %-6s %5d s' "$name" "$outcome" $((SECONDS - started)))")
  [[ $outcome == ok ]] || failed_steps=$((failed_steps + 1))
  [[ $outcome == ok ]]
}

# The steps of a run; those after the third stand on the first three.
test_steps() {
  local browsers=()
  [[ $1 == --all ]] && browsers=(--all)
  step "packages" packages || return 0
  step "web" web || return 0
  step "build, debug" compile debug || return 0
  step "lint" lint --fast || true
  step "tests, both engines" ctest debug || true
  step "tests of the web" web-tests || true
  if step "build, release" compile release spotme; then step "browsers" browsers "${browsers[@]}" || true; fi
  step "fuzz, 5 s a target" fuzz 5 || true
  [[ $1 == --all ]] || return 0
  if step "build, g++" compile gcc; then step "tests under g++" ctest gcc || true; fi
  if step "build, tsan" compile tsan; then step "tests under tsan" ctest tsan || true; fi
  step "clang-tidy" lint clang-tidy || true
}

# ./dev test [--all]: ends with the table of steps and, last, the count of tests.
dev_test() {
  local extent=${1:---usual} suites
  [[ $extent == --usual || $extent == --all ]] || fail "test knows --all, not '$extent'"
  rm -rf "$results"
  mkdir -p "$results"
  test_steps "$extent"
  say "" "${steps[@]}" ""
  mapfile -t suites < <(find "$results" -name '*.xml' | sort)
  tools/dev/count_results.py --failed-steps "$failed_steps" "${suites[@]}"
}
