# shellcheck shell=bash
# Node, the web's dependencies and the web's build. Sourced by ./dev.
root=${root:?set by ./dev}

# Debian 12 has Node 18, too old for the web's tools: a pinned Node comes from npm into build/node.
use_node() {
  local home=$root/build/node
  if ! cmp -s tools/dev/node/package-lock.json "$home/installed"; then
    note "installing Node into build/node"
    rm -rf "$home"
    mkdir -p "$home"
    cp tools/dev/node/{package.json,package-lock.json,.npmrc} "$home/"
    npm ci --prefix "$home" --ignore-scripts --no-audit --no-fund
    cp "$home/package-lock.json" "$home/installed"
  fi
  # By its folder and not by .bin, which npm 9 does not fill here.
  PATH=$(echo "$home"/node_modules/node-linux-*/bin):$PATH
  export PATH
  [[ $(node --version) == v24.* ]] || fail "build/node holds no Node 24 for this kind of machine"
}

# use_dependencies FOLDER: installs FOLDER's npm packages when its lock file changed since the last time. Not by
# `npm ci`, which refuses a lock file without the packages of other kinds of machines, and a registry need not have them.
use_dependencies() {
  use_node
  if ! cmp -s "$1/package-lock.json" "$1/node_modules/.installed"; then
    note "installing the npm packages of $1"
    (cd "$1" && node "$root/tools/dev/check_lock.mjs" && rm -rf node_modules &&
      npm install --no-save --no-audit --no-fund)
    cp "$1/package-lock.json" "$1/node_modules/.installed"
  fi
}

# ./dev web: leaves web/dist as built from what web/, messages/ and the API's description hold now.
dev_web() {
  local stamp=build/web.stamp source sources=(web) now
  for source in messages docs/api docs/guide; do
    if [[ -d $source ]]; then sources+=("$source"); fi
  done
  now=$(fingerprint "${sources[@]}")
  [[ ! -f web/dist/index.html || $(cat "$stamp" 2>/dev/null) != "$now" ]] || return 0
  use_dependencies web
  note "building the web"
  rm -f "$stamp"
  (cd web && npm run build)
  [[ -f web/dist/index.html ]] || fail "the web's build left no web/dist/index.html"
  # Of what stands now: the build may have written generated sources.
  fingerprint "${sources[@]}" >"$stamp"
}

# ./dev guide [NAME...]: takes the pictures of the user guide with Chromium, of the release binary that is there.
dev_guide() {
  dev_packages build browsers
  use_dependencies tests/browser
  (cd tests/browser && SPOTME_BINARY=$root/build/release/spotme node guide.mjs "$@")
}
