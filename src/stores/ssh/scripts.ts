/**
 * What runs on the remote host, in plain sh. It needs there: GNU coreutils and findutils, or busybox. Failures are told by
 * the text of their system error, as the tools print it (`failures.ts`).
 */

/** A folder and those above it that are missing, all of them on disk. */
const folderFunction = `
folder() {
  [ -d "$1" ] && return
  [ ! -e "$1" ] || fail "$1" 'Not a directory'
  set -- "$1" "\${1%/*}"
  folder "\${2:-/}" && mkdir -p -- "$1" && sync -- "\${2:-/}"
}`;

/** As long as there is somebody at the other end of its input. */
export const waiting = 'exec cat';

export const isThere = 'if [ -e "$1" ]; then echo yes; fi';

/** $1 the store */
export const folderNames = `
[ ! -e "$1" ] || [ -d "$1" ] || fail "$1" 'Not a directory'
exec find -H "$1" -mindepth 1 -maxdepth 1 -type d -print0`;

/**
 * $1 a folder, $2 a pattern of names. What vanishes meanwhile is not there. busybox knows no -printf, its stat no NUL and no
 * letter for the type: the mode as hex.
 */
export const listing = `
find_all() {
  if find / -maxdepth 0 -printf '' 2>/dev/null; then
    find -H "$1" -mindepth 1 ! -type d -name "$2" -printf '%s %T@ %y %p\\0'
  else
    find -H "$1" -mindepth 1 ! -type d -name "$2" -exec sh -c '
      for file; do facts=$(stat -c "%s %Y %f" -- "$file") && printf "%s %s\\0" "$facts" "$file"; done' sh {} +
  fi
}
{ problems=$(find_all "$@" 2>&1 >&3 3>&-); } 3>&1
if echo "$problems" | grep -v -e 'No such file or directory$' -e '^$' >&2; then exit 1; fi`;

/** $1 a file, $2 how many bytes to leave out. Says first how large it is and which file it is. */
export const reading = `
[ ! -L "$1" ] || fail "$1" 'Not a plain file'
[ ! -d "$1" ] || fail "$1" 'Is a directory'
[ ! -e "$1" ] || [ -f "$1" ] || fail "$1" 'Not a plain file'
exec <"$1" || exit
stat -L -c '%s %d.%i.%Y' /dev/stdin || exit
if [ "$2" = 0 ]; then exec cat; else exec tail -c "+$(($2 + 1))"; fi`;

/** How a write ends: its nonce, then the SHA-256 of all before. What was cut off on its way does not end so. */
export const trailerBytes = 36 + 64;

/**
 * $1 a file, $2 a nonce, $3 \`replace\` or \`new\`, $4 a folder that must be there, or nothing. The content is on disk, and read
 * back, before it gets its name; whatever happens to the connection, nothing else is left. Without hard links \`: >\` under
 * \`set -C\` (O_EXCL) too lets only one win.
 */
export const writing = `${folderFunction}
file=$1 temporary=\${1%/*}/.$2.tmp
[ -z "$4" ] || [ -d "$4" ] || fail "$4" 'No such file or directory'
folder "\${file%/*}" || exit
trap 'rm -f -- "$temporary"' EXIT
trap 'exit 1' HUP INT PIPE TERM
cat >"$temporary" || exit
size=$(stat -c %s -- "$temporary") || exit
size=$((size - ${trailerBytes}))
end=$(tail -c ${trailerBytes} -- "$temporary") || exit
case $end in "$2"*) sent=\${end#"$2"} ;; *) fail "$file" 'Cut off' ;; esac
truncate -s "$size" -- "$temporary" && sync -- "$temporary" || exit
found=$(sha256sum <"$temporary") || exit
[ "\${found%% *}" = "$sent" ] || fail "$file" 'Other bytes arrived than were sent'
if [ "$3" = replace ]; then
  mv -fT -- "$temporary" "$file" || exit
  trap - EXIT
elif ! ln -T -- "$temporary" "$file" 2>/dev/null; then
  [ ! -e "$file" ] && [ ! -L "$file" ] || fail "$file" 'File exists'
  if ! problem=$( (set -C; : >"$file") 2>&1); then
    [ ! -e "$file" ] || fail "$file" 'File exists'
    echo "$problem" >&2; exit 1
  fi
  cat <"$temporary" >>"$file" && sync -- "$file" || { rm -f -- "$file"; exit 1; }
fi
sync -- "\${file%/*}"`;

export const removal = 'exec rm -f -- "$1"';
export const removalOfAll = 'exec rm -rf -- "$1"';

/** $1 the store, $2 the folder of a stage */
export const staging = `${folderFunction}
folder "$1" || exit
exec mkdir -- "$2"`;

/** The same for one that may be there. */
export const stagingAgain = `${folderFunction}
folder "$2"`;

/**
 * $1 the store, $2 the folder of a stage, $3 its name, $4 its last file, $5 the SHA-256 of that. When the answer to an
 * earlier try was lost, it is done already. What writes that a crash of the host cut off have left is no part of it.
 */
export const committing = `
done_before() {
  [ ! -e "$2" ] && [ -f "$3/$4" ] && found=$(sha256sum <"$3/$4") && [ "\${found%% *}" = "$5" ]
}
if ! done_before "$@"; then
  find "$2" -type f -name '.????????-????-????-????-????????????.tmp' -exec rm -f -- {} + || exit
  find "$2" -type d -exec sync -- {} + || exit
  [ ! -e "$3" ] && [ ! -L "$3" ] || fail "$3" 'File exists'
  mv -T -- "$2" "$3" || exit
fi
exec sync -- "$1"`;

/** $1 the store, $2 a folder, $3 how it is called while it is being removed. One rename hides it. */
export const removalOfFolder = `
if [ "$2" != "$3" ]; then
  rm -rf -- "$3" || exit
  [ -e "$2" ] || exit 0
  mv -T -- "$2" "$3" && sync -- "$1" || exit
fi
exec rm -rf -- "$3"`;

/** $1 the store. Of a folder that is not there yet: where it would be made. */
export const freeSpace = `
at=$1
until [ -e "$at" ]; do at=\${at%/*}; at=\${at:-/}; done
exec stat -f -c '%a %S' -- "$at"`;

/** $1 the store, $2 and $3 names for temporary files. Says how a file is created so that only one can win. */
export const probing = `${folderFunction}
folder "$1" || exit
trap 'rm -f -- "$1/.$2.tmp" "$1/.$3.tmp"' EXIT
set -C
: >"$1/.$2.tmp" || exit
if ! ln -T -- "$1/.$2.tmp" "$1/.$3.tmp" 2>/dev/null; then
  if (: >"$1/.$2.tmp") 2>/dev/null; then echo neither; else echo exclusive; fi
elif ln -T -- "$1/.$2.tmp" "$1/.$3.tmp" 2>/dev/null; then echo neither; else echo links; fi`;
