# Sourced by ./quickstart, ./skillspas and ./bench: builds a module when its jar is missing or older than a source.
# The caller sets $root to the repository and $name to its own name, which starts every line that we print.

# A command is started often, and each process that its script starts costs as much as ten classes: what follows has few.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java_command() { printf '%s\n' "$java"; }

# say TEXT...: to standard error, so that standard output holds the program's answer only.
say() { printf '%s: %s\n' "$name" "$*" >&2; }

# needs COMMAND HINT
needs() {
  if command -v "$1" >/dev/null 2>&1; then return; fi
  say "$1 was not found"
  say "hint: $2"
  exit 70
}

# find_jar FOLDER ARTIFACT: sets $found_jar to the path of the jar, whatever the version; to nothing if there is none.
find_jar() {
  local jar
  found_jar=
  for jar in "$root/$1/target/$2"-*.jar; do
    case "$jar" in
      *-tests.jar | *-sources.jar | *-javadoc.jar) continue ;;
    esac
    if [ -f "$jar" ]; then
      found_jar=$jar
      break
    fi
  done
}

# ensure_built FOLDER ARTIFACT SOURCE-FOLDER...: afterwards $found_jar is the module's jar, and $class_path that and its dependencies.
ensure_built() {
  local folder=$1 artifact=$2 source
  local -a sources=("$root/pom.xml")
  shift 2
  for source in "$@"; do
    sources+=("$root/$source/pom.xml")
    if [ -d "$root/$source/src/main" ]; then sources+=("$root/$source/src/main"); fi
  done
  needs "$java" "install a JDK, 17 or newer, or set JAVA_HOME to one"
  find_jar "$folder" "$artifact"
  if [ -z "$found_jar" ] || [ ! -d "$root/$folder/target/lib" ] ||
    [ -n "$(find "${sources[@]}" -type f -newer "$found_jar" -print -quit)" ]; then
    needs mvn "install Apache Maven, 3.8.6 or newer"
    say "building $folder (the first time this also downloads its dependencies, and takes minutes)"
    if ! (cd "$root" && mvn -q -Dstyle.color=never -Pwithout-source-checks -pl "$folder" -am -DskipTests package) >&2 </dev/null; then
      say "the build failed; its messages are above"
      exit 70
    fi
    find_jar "$folder" "$artifact"
    # An unchanged jar is not written again: without this it would look old for ever.
    touch "$found_jar"
  fi
  class_path="$found_jar:$root/$folder/target/lib/*"
}
