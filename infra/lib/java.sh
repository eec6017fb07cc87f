# Sourced by the scripts of infra: finds a JDK 25 where Maven's toolchains find one too, or by JAVA_HOME, and lets it read what it is given.

# Java reads arguments and file names in the encoding of the locale; cron and systemd give one without letters.
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8

java_home() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* /opt/java/* /opt/jdk*; do
    if [ -x "$home/bin/java" ] && grep -qs '^JAVA_VERSION="25' "$home/release"; then
      echo "$home"
      return
    fi
  done
  echo "No JDK 25 found. Install one, or set JAVA_HOME to it." >&2
  return 1
}
