# shellcheck shell=bash
# ./dev package and ./dev package-test. Sourced by ./dev.
root=${root:?set by ./dev}

project_version() { sed -n 's/^project(spotme VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt; }

# fill_package TREE VERSION BINARY: the files of the package, as they will lie on the machine.
fill_package() {
  local tree=$1 version=$2 binary=$3 page doc=$1/usr/share/doc/spotme
  rm -rf "$tree"
  install -d "$tree"/{DEBIAN,etc/spotme,usr/bin,usr/lib/systemd/system,usr/share/man/man1,usr/share/man/man5} "$doc/examples"
  install -m 0755 "$binary" "$tree/usr/bin/spotme"
  strip --strip-unneeded --remove-section=.comment "$tree/usr/bin/spotme"
  install -m 0640 packaging/spotme.toml "$tree/etc/spotme/"
  install -m 0644 packaging/*.service packaging/*.timer "$tree/usr/lib/systemd/system/"
  install -m 0644 packaging/examples/* "$doc/examples/"
  install -m 0644 docs/operation.md docs/import.md docs/judge.md docs/transactions.md packaging/debian/copyright "$doc/"
  for page in packaging/man/*; do
    gzip -9nc "$page" >"$tree/usr/share/man/man${page##*.}/${page##*/}.gz"
  done
  sed "s/@VERSION@/$version/; s/@DATE@/$(date -R -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}")/" \
    packaging/debian/changelog | gzip -9nc >"$doc/changelog.gz"
  find "$tree" -type d -exec chmod 0755 {} +
}

# describe_package TREE VERSION: what dpkg reads. dpkg-shlibdeps finds the libraries' packages, and wants a source's control.
describe_package() {
  local tree=$1 version=$2 depends size architecture
  install -d build/package/source/debian
  printf 'Source: spotme\n\nPackage: spotme\nArchitecture: any\n' >build/package/source/debian/control
  depends=$(cd build/package/source && dpkg-shlibdeps -O "$OLDPWD/$tree/usr/bin/spotme" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
  [[ -n $depends ]] || fail "dpkg-shlibdeps found no libraries"
  size=$(du -sk --exclude=DEBIAN "$tree" | cut -f1)
  architecture=$(dpkg --print-architecture)
  sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$size/; s/@DEPENDS@/$depends/" \
    packaging/debian/control >"$tree/DEBIAN/control"
  echo /etc/spotme/spotme.toml >"$tree/DEBIAN/conffiles"
  (cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
  install -m 0755 packaging/debian/{postinst,prerm,postrm} "$tree/DEBIAN/"
}

# ./dev package [--binary FILE] [--version VERSION]: build/package/spotme_VERSION_ARCHITECTURE.deb of the release binary;
# another binary and another number are for tests.
dev_package() {
  local binary="" version tree=build/package/tree
  version=$(project_version)
  while (($#)); do
    case $1 in
      --binary) shift && binary=${1:?--binary wants a file} ;;
      --version) shift && version=${1:?--version wants a number} ;;
      *) fail "package does not know '$1'" ;;
    esac
    shift
  done
  if [[ -z $binary ]]; then
    dev_build
    binary=build/release/spotme
  fi
  dev_packages package
  note "package $version"
  fill_package "$tree" "$version" "$binary"
  describe_package "$tree" "$version"
  dpkg-deb --root-owner-group --build "$tree" build/package >/dev/null
  say "build/package/spotme_${version}_$(dpkg --print-architecture).deb"
}

# ./dev package-test [--binary FILE]: the package installed, used, upgraded, removed and purged in a clean Debian.
dev_package_test() {
  local version next
  version=$(project_version)
  next=$version.1
  dev_package "$@"
  dev_package "$@" --version "$next"
  dev_packages package
  tools/package_test "build/package/spotme_${version}_$(dpkg --print-architecture).deb" \
    "build/package/spotme_${next}_$(dpkg --print-architecture).deb"
}
