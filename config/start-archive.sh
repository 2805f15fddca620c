# Sourced where $java is the command: lets a command start from an archive of its loaded classes, which it makes when there is none
# or an older one: an AOT cache on JDK 25 and later, an AppCDS archive before. The archive is the static kind: the dynamic one
# leaves out classes in the old format, and so all of picocli.

# A command lives for a second: the quick compiler, for what is used often only, and the small collector halve its start. Nothing of the JVM's own
# messages may get between the answers.
start_flags=(-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=off:stderr)

# jars_of LIB: sets $jars to the jars of a folder by name, our own first: classes come from the archive, but texts and contexts
# from a jar, and every jar before that one is opened.
jars_of() {
  local each
  jars=("$1"/skillspaspoort-*.jar)
  for each in "$1"/*.jar; do
    case "${each##*/}" in skillspaspoort-*) ;; *) jars+=("$each") ;; esac
  done
}

# start_class_path FOLDER JAR LIB: sets $class_path to a jar and the jars of a folder, by name and in one order, because an
# archive is good for exactly one class path. Signed jars, which no archive takes, are replaced by copies in FOLDER.
start_class_path() {
  local folder=$1/unsigned jar=$2 lib=$3 each copy
  if [ ! -f "$folder/.done" ] || [ "$jar" -nt "$folder/.done" ]; then
    if mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ]; then
      rm -f "$folder"/*.jar
      if "$java" "$root/config/cold-start/Unsigned.java" "$lib" "$folder" >/dev/null 2>&1 </dev/null; then
        touch "$folder/.done"
      else
        rm -f "$folder"/*.jar
      fi
    fi
  fi
  class_path=$jar
  jars_of "$lib"
  for each in "${jars[@]}"; do
    copy=$folder/${each##*/}
    if [ -f "$copy" ]; then each=$copy; fi
    class_path+=:$each
  done
}

# start_archive FOLDER MAIN-CLASS ARGUMENT...: adds to $start_flags what uses the archive of this class path, which is
# made by running the main class with these arguments. Without an archive the command starts all the same.
start_archive() {
  local folder=$1 main=$2 version file made
  shift 2
  set_java_version "$java"
  version=$java_version
  file=$folder/${version//[^0-9A-Za-z.+-]/_}
  if [ "${version%%.*}" -ge 25 ]; then file=$file.aot; else file=$file.jsa; fi
  if [ ! -f "$file" ] || [ "${class_path%%:*}" -nt "$file" ]; then
    mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ] || return 0
    say "preparing a faster start (only this time)"
    made=$file.$$
    if [ "${file##*.}" = aot ]; then
      "$java" "${start_flags[@]}" -XX:AOTCacheOutput="$made" -cp "$class_path" "$main" "$@" >/dev/null 2>&1 </dev/null || true
    else
      "$java" "${start_flags[@]}" -XX:DumpLoadedClassList="$made.list" -cp "$class_path" "$main" "$@" >/dev/null 2>&1 </dev/null || true
      "$java" -Xshare:dump -XX:SharedClassListFile="$made.list" -XX:SharedArchiveFile="$made" -cp "$class_path" \
        >/dev/null 2>&1 </dev/null || true
    fi
    rm -f "$made.config" "$made.list"
    if [ ! -s "$made" ]; then return 0; fi
    # All at once, so that another start never sees half of it.
    mv -f "$made" "$file"
  fi
  if [ "${file##*.}" = aot ]; then start_flags+=("-XX:AOTCache=$file"); else start_flags+=("-XX:SharedArchiveFile=$file"); fi
}

# set_java_version JAVA: sets $java_version as its release file tells, without starting it; asks it where there is none.
set_java_version() {
  local path=$1 line
  java_version=
  if [ "${path%/*}" = "$path" ]; then path=$(command -v "$path"); fi
  while [ -L "$path" ]; do path=$(readlink -f "$path"); done
  if [ -r "${path%/bin/*}/release" ]; then
    while IFS= read -r line; do
      case "$line" in
        'JAVA_VERSION="'*) java_version=${line#*\"} java_version=${java_version%%\"*} ;;
      esac
    done <"${path%/bin/*}/release"
  fi
  if [ -z "$java_version" ]; then
    java_version=$("$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
  fi
}
