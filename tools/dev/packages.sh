# shellcheck shell=bash
# Installs the Debian packages that are missing. Sourced by ./dev.

# packages_of GROUP...: the names that packages.txt lists for these groups and that this machine needs.
packages_of() {
  local group="" wanted=" $* " name command
  while read -r name command; do
    case $name in
      '' | '#'*) ;;
      '['*) group=${name//[\[\]]/} ;;
      *)
        [[ $wanted == *" $group "* ]] || continue
        [[ -n $command ]] && type -P "${command#\?}" >/dev/null && continue
        echo "$name"
        ;;
    esac
  done <tools/dev/packages.txt
}

# missing_packages GROUP...: those of them that dpkg does not know as installed.
missing_packages() {
  local wanted
  mapfile -t wanted < <(packages_of "$@")
  comm -23 <(printf '%s\n' "${wanted[@]}" | sort) \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
      sed -n 's/^installed //p' | sort -u)
}

# as_root COMMAND...: as root, or through sudo.
as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

may_become_root() {
  ((EUID == 0)) && return
  type -P sudo >/dev/null || return
  sudo -n true 2>/dev/null || [[ -t 0 ]]
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@"
}

# PostgreSQL's package starts a server of its own unless it is told not to before it is installed.
# The tests start and remove their own, so nothing is left running on the machine.
forbid_main_cluster() {
  local file=/etc/postgresql-common/createcluster.conf
  apt_install postgresql-common
  as_root sed -i '/^#* *create_main_cluster *=/d' "$file"
  echo 'create_main_cluster = false' | as_root tee -a "$file" >/dev/null
}

# ./dev packages [GROUP...]: leaves the packages of these groups installed (of all, where none is named), or says
# which are missing and stops.
dev_packages() {
  local missing
  (($#)) || set -- build test lint browsers
  type -P dpkg-query >/dev/null || fail "this is not Debian: install by hand what tools/dev/packages.txt lists"
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} > 0)) || return 0
  if ! may_become_root; then
    say "These Debian packages are missing, and neither root nor sudo is at hand to install them:" >&2
    printf '  %s\n' "${missing[@]}" >&2
    fail "ask for: apt-get install --no-install-recommends ${missing[*]}"
  fi
  note "installing ${missing[*]}"
  as_root apt-get -q -o DPkg::Lock::Timeout=120 update
  if [[ " ${missing[*]} " == *" postgresql-15 "* ]]; then forbid_main_cluster; fi
  apt_install "${missing[@]}"
}
