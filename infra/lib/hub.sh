# Sourced by the scripts of infra: starts the hub as a process of its own, waits for it, stops it.
# Needs $root and $java.

start_hub() { # data folder, port, more arguments ...
  hub_data="$1" hub_port="$2"
  shift 2
  hub_log="$hub_data/hub.log"
  if { exec 3<>"/dev/tcp/127.0.0.1/$hub_port"; } 2>/dev/null; then
    exec 3>&-
    echo "Port $hub_port is taken: something answers there already. Stop it, or choose another with --port." >&2
    exit 1
  fi
  "$java" -XX:+UseSerialGC -Xmx512m -Xss512k \
    -Dio.netty.noUnsafe=false --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$(ls "$root"/hub/target/hub-*.jar | head -n 1):$root/hub/target/lib/*" org.eaddress.hub.HubApplication \
    --spring.profiles.active=demo --hub.data="$hub_data" --server.port="$hub_port" "$@" >>"$hub_log" 2>&1 &
  hub_pid=$!
}

wait_for_hub() {
  local waited=0
  printf 'Starting the hub ' >&2
  until hub_is_healthy; do
    if ! kill -0 "$hub_pid" 2>/dev/null; then
      printf '\nThe hub did not start: ' >&2
      grep -E 'Caused by|Exception|ERROR' "$hub_log" | tail -n 1 | sed 's/.*\(Exception\|Error\): //' >&2
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

hub_is_healthy() {
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
