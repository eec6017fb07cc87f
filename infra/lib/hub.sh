# Sourced by the scripts of infra: starts the hub as a process of its own, waits for it, stops it.
# Needs $root.

start_hub() { # data folder, port, more arguments ...
  hub_data="$1" hub_port="$2"
  shift 2
  hub_log="$hub_data/hub.log"
  if { exec 3<>"/dev/tcp/127.0.0.1/$hub_port"; } 2>/dev/null; then
    exec 3>&-
    echo "Port $hub_port is taken: something answers there already. Stop it, or choose another with --port." >&2
    exit 1
  fi
  : >>"$hub_log"
  hub_log_before="$(stat -c %s "$hub_log")"
  "$root/infra/lib/hub" --hub.data="$hub_data" --server.port="$hub_port" "$@" >>"$hub_log" 2>&1 &
  hub_pid=$!
}

wait_for_hub() {
  local waited=0
  printf 'Starting the hub ' >&2
  until hub_is_healthy; do
    if ! kill -0 "$hub_pid" 2>/dev/null; then
      printf '\nThe hub did not start: %s\n' "$(hub_says | why_not)" >&2
      echo "The whole log is in $hub_log." >&2
      exit 1
    fi
    waited=$((waited + 1))
    [ $((waited % 5)) -ne 0 ] || printf '.' >&2
    [ $waited -lt 600 ] || { echo " it does not answer; see $hub_log." >&2; exit 1; }
    sleep 0.2
  done
  printf '\n' >&2
}

# What this run wrote into the log; runs before it wrote there, too.
hub_says() { tail -c "+$((hub_log_before + 1))" "$hub_log"; }

# The innermost cause, or what Spring made of it in words.
why_not() {
  awk '
    /^Description:/ { described = 1; next }
    /^Action:/ { described = 0 }
    described && NF { words = words (words ? " " : "") $0 }
    /^(Caused by: )?[a-z][A-Za-z0-9_.$]*(Exception|Error)(: |$)/ { cause = $0 }
    / ERROR / || /^(Error|Exception)/ { error = $0 }
    { last = NF ? $0 : last }
    END {
      if (cause ~ /: \/[^ ]*$/) sub(/^(Caused by: )?([a-z0-9_]+\.)*/, "", cause) # a file alone says nothing
      else if (cause) sub(/^(Caused by: )?[A-Za-z0-9_.$]+(: )?/, "", cause)
      print words ? words : cause ? cause : error ? error : last
    }'
}

# It is this hub that answers, and no other on the same port: it says itself that it has started.
hub_is_healthy() {
  kill -0 "$hub_pid" 2>/dev/null || return 1
  hub_says | grep 'Started HubApplication' >/dev/null || return 1
  { exec 3<>"/dev/tcp/127.0.0.1/$hub_port"; } 2>/dev/null || return 1
  printf 'GET /actuator/health HTTP/1.0\r\n\r\n' >&3
  local status
  read -r status <&3 || true
  exec 3>&-
  [[ "$status" == *" 200"* ]]
}

stop_hub() {
  [ -n "${hub_pid:-}" ] || return 0
  kill "$hub_pid" 2>/dev/null || true
  wait "$hub_pid" 2>/dev/null || true
}
