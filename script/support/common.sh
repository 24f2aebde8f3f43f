# Shared by the scripts: where the checkout is, how to speak, how to become root for one command.
# Sourced, not run.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cache="$checkout/.cache"

say() { printf '==> %s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '  hint: %s\n' "$line" >&2; done
  exit 1
}

# Runs one command as root: as it is when we are root, else through sudo.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    command -v sudo >/dev/null || fail "this needs root, and sudo is not installed: $*" "Run it as root, or install sudo."
    sudo "$@"
  fi
}

# Node.js 24 or newer: the project's own, else the machine's.
find_node() {
  local own="$checkout/node_modules/.bin/node"
  if "$own" --version >/dev/null 2>&1; then
    printf '%s\n' "$own"
  elif [ "$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')" -ge 24 ] 2>/dev/null; then
    command -v node
  else
    return 1
  fi
}
