# What the testbed's scripts share; sourced, never run. Brings nothing, costs nothing.
# Everything that is built lands under one folder, so that removing the testbed is removing it:
#   rm -rf "${SQUALL_TESTBED_CACHE:-$HOME/.cache/squall/testbed}"   (after testbed/stop)

cache=${SQUALL_TESTBED_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/squall/testbed}
running=$cache/running

say() { printf 'testbed: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# Machines without a counterpart's toolchain are normal: exit 3 says "cannot be had here", 1 says "broken".
cannot() { say "$*"; exit 3; }

need_go() {
  command -v go >/dev/null 2>&1 || PATH=$PATH:/usr/local/go/bin
  command -v go >/dev/null 2>&1 || cannot "needs Go 1.26 or newer, and there is no go on the PATH"
}

# locked NAME COMMAND...: one at a time per NAME; whoever waited finds it done.
# The lock lives in a subshell, so that a process started later cannot inherit and keep it.
locked() {
  lock_name=$1
  shift
  mkdir -p "$cache"
  if command -v flock >/dev/null 2>&1; then
    (
      flock -n 9 || { say "waiting for another $lock_name"; flock 9; }
      "$@" 9>&-
    ) 9>"$cache/.$lock_name.lock"
  else
    "$@" # no lock on this system: two builds cost twice, but each file appears by a rename, whole
  fi
}

# install_go FILE PACKAGE@VERSION: `go install` into the cache, atomically.
install_go() {
  [ -x "$1" ] && return 0
  say "building $2"
  install_part=$(mktemp -d "$cache/.part.XXXXXX")
  GOBIN=$install_part go install -ldflags "-s -w" "$2" && mv "$install_part"/* "$1"
  install_status=$?
  rm -rf "$install_part"
  return $install_status
}

# birth PID: what tells this process from a later one with the same number; empty when there is none.
birth() {
  if [ -r "/proc/$1/stat" ]; then
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20
  else
    ps -o lstart= -p "$1" 2>/dev/null || true
  fi
}

# remember PID FILE / recall FILE: a process written down, and its pid again while it is still that process.
remember() { echo "$1 $(birth "$1")" >"$2"; }
recall() {
  [ -f "$1" ] || return 1
  read -r recall_pid recall_birth <"$1" || return 1
  [ -n "$recall_birth" ] && [ "$(birth "$recall_pid")" = "$recall_birth" ] && echo "$recall_pid"
}

# end_process PID: asks, waits ten seconds, insists. A pid that is already gone is success.
end_process() {
  kill "$1" 2>/dev/null || return 0
  end_left=100
  while kill -0 "$1" 2>/dev/null && [ "$end_left" -gt 0 ]; do
    sleep 0.1
    end_left=$((end_left - 1))
  done
  kill -9 "$1" 2>/dev/null || true
}
