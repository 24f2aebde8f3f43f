# Debian roots for `script/test --in <release>`. Sourced after common.sh.
# A root is built once from the machine's own mirror and never changed: each run sees it, and the checkout, through an
# overlay in memory, inside mount and process namespaces of its own. When the run ends, in whatever way, they are gone.

roots=${BACKUP_ROOTS_DIR:-$cache/roots}
root_releases='bullseye bookworm trixie sid'

# The Debian mirror that the machine's own apt uses.
find_mirror() {
  if [ -n "${BACKUP_DEBIAN_MIRROR:-}" ]; then
    printf '%s\n' "$BACKUP_DEBIAN_MIRROR"
    return
  fi
  # shellcheck disable=SC1091
  local codename id
  codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
  id=$(. /etc/os-release && printf '%s' "${ID:-}")
  [ "$id" = debian ] || return 1
  # shellcheck disable=SC2016 # apt's own variables
  apt-get indextargets --format '$(REPO_URI)|$(CODENAME)|$(RELEASE)|$(COMPONENT)' 'Created-By: Packages' |
    awk -F'|' -v name="$codename" '$4 == "main" && ($2 == name || $3 == name || name == "") { print $1; found = 1; exit } END { exit !found }'
}

# Runs a command in mount and process namespaces that end with this script, even when it is killed: the first process in
# them watches its standard input, which nobody but us holds open.
in_namespaces() {
  if [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then sudo -v || exit 1; fi
  exec 7>&1 8>&2
  coproc LIFELINE { as_root unshare --mount --pid --fork --kill-child --mount-proc --propagation private -- "$@" >&7 2>&8 7>&- 8>&-; }
  local pid=$LIFELINE_PID code=0
  exec 7>&- 8>&-
  wait "$pid" || code=$?
  return "$code"
}

# Builds the root of a release unless a whole one is there; that one gets what was added to its list of packages and, once
# a day, the newest minor releases that the distribution offers.
ensure_root() {
  local release=$1 packages mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  packages=$("$checkout/script/support/root-packages" "$release")
  if [ -s "$roots/$release.packages" ] && [ -d "$roots/$release/checkout" ]; then
    if [ "$(cat "$roots/$release.upgraded" 2>/dev/null) $(cat "$roots/$release.packages")" = "$(date +%F) $packages" ]; then return; fi
    # What an upgrade that is interrupted leaves is built anew.
    rm -f "$roots/$release.packages"
    # shellcheck disable=SC2086 # a list of words
    if in_namespaces "$checkout/script/support/upgrade-root" "$roots/$release" $packages 2>"$roots/$release.upgrade.log"; then
      printf '%s\n' "$packages" >"$roots/$release.packages"
      date +%F >"$roots/$release.upgraded"
      return
    fi
  fi
  mirror=$(find_mirror) ||
    fail "no Debian mirror is known to this machine's apt" "Set BACKUP_DEBIAN_MIRROR to the address of one."
  [ -r "$keyring" ] || fail "$keyring is missing" "apt-get install debian-archive-keyring"
  say "Building a root of Debian $release (about a minute; log: ${roots#"$checkout/"}/$release.log)"
  mkdir -p "$roots"
  rm -f "$roots/$release.packages"
  in_namespaces "$checkout/script/support/build-root" "$release" "$roots/$release" "$mirror" "$keyring" ||
    fail "the root of Debian $release could not be built" "The whole log is in $roots/$release.log"
  printf '%s\n' "$packages" >"$roots/$release.packages"
  date +%F >"$roots/$release.upgraded"
}

# run_in_root <release> <results folder> <command…>: runs a command in the checkout inside the root, as an ordinary user.
run_in_root() {
  local release=$1 results=$2 user=${BACKUP_TEST_UID:-$(id -u)}
  shift 2
  [ "$user" -ne 0 ] || user=1000
  mkdir -p "$roots/mount"
  in_namespaces env BACKUP_ROOT_TMP="${BACKUP_ROOT_TMP:-}" "$checkout/script/support/enter-root" \
    "$roots/$release" "$checkout" "$results" "$roots/mount" "$user" \
    env CI="${CI:-}" BACKUP_TEST_RELEASE="$release" "$@"
}
