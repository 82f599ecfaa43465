# shellcheck shell=bash
# ./dev run: a server with a database under var/. Sourced by ./dev.

database=var/spotme.db
accounts=var/accounts.txt

# The first start fills var/first/ and moves it into place when it is whole, the database last: a start that
# is killed on the way leaves no var/spotme.db, and the next one begins anew.
first_start() {
  local first=var/first file
  rm -rf "$first" "$database"-* "$accounts"
  mkdir -p "$first"
  note "making a new database${1:+ with a demonstration ministry}"
  (umask 077 && build/release/spotme init --database "sqlite:$first/spotme.db" --admin admin "$@" >"$first/accounts.txt") ||
    fail "the database could not be made"
  sync "$first"/*
  for file in "$first"/*; do
    [[ $file == "$first/spotme.db" ]] || mv -f "$file" var/
  done
  mv -f "$first/spotme.db" "$database"
  rmdir "$first"
}

# Fails, with advice, when something already answers at ADDRESS:PORT.
want_port_free() {
  local host=${1%:*} port=${1##*:}
  host=${host//[\[\]]/}
  [[ $host == 0.0.0.0 || $host == :: ]] && host=127.0.0.1
  if (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null; then
    fail "port $port is taken: another program (perhaps a ./dev run) answers at $1.
Stop it, or choose another port: ./dev run --listen 127.0.0.1:8081"
  fi
}

dev_run() {
  local demo=(--demo) listen=127.0.0.1:8080 rest=()
  while (($#)); do
    case $1 in
      --no-demo) demo=() ;;
      --listen) shift && listen=${1:?--listen wants ADDRESS:PORT} ;;
      --listen=*) listen=${1#*=} ;;
      *) rest+=("$1") ;;
    esac
    shift
  done
  want_port_free "$listen"
  dev_build
  mkdir -p var
  exec 9>var/.starting
  flock -n 9 || fail "another ./dev run is making the database at this moment"
  [[ -f $database ]] || first_start "${demo[@]}"
  exec 9>&-
  if [[ -f $accounts ]]; then
    say "" "The accounts, as var/accounts.txt keeps them; a temporary password holds until it is changed:"
    cat "$accounts"
  fi
  say "" "SPOT-Me: http://$listen   (Ctrl-C ends it; the data stays in var/spotme.db)"
  exec build/release/spotme serve --database "sqlite:$database" --listen "$listen" "${rest[@]}"
}
