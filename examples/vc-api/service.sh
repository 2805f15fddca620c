# Sourced by ./drive and ./load: a service on free ports, stopped at the end. $root is the repository, $name the caller.

work=$(mktemp -d)
trap 'stop_service; rm -rf "$work"' EXIT

# start_service: afterwards $http and $https are its URLs.
start_service() {
  "$root/vc-api" --http 0 --https 0 --dids "$work/dids.json" >"$work/urls" 2>"$work/errors" &
  service=$!
  for _ in $(seq 600); do
    if [ "$(wc -l <"$work/urls")" -ge 2 ]; then
      { read -r http && read -r https; } <"$work/urls"
      return
    fi
    if ! kill -0 "$service" 2>/dev/null; then break; fi
    sleep 0.5
  done
  cat "$work/errors" >&2
  say "the service did not start"
  exit 70
}

# stop_service: asks it to stop and waits; afterwards $stopped is its exit code.
stop_service() {
  if [ -n "${service:-}" ]; then
    kill -TERM "$service" 2>/dev/null || true
    stopped=0
    wait "$service" || stopped=$?
    service=
  fi
}

# did NAME: a DID that the service signs with.
did() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$work/dids.json"; }
