#!/bin/sh
# Starts the packaged program as users do. usage: start.sh FOLDER_OF_THE_PROGRAM SCRATCH_FOLDER
set -u
program=$1
scratch=$2
failures=0
passed=0

check() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failures=$((failures + 1))
        echo "start.sh: $1: expected \"$2\", got \"$3\"" >&2
    fi
}

rm -rf "$scratch"
mkdir -p "$scratch/with blank"
scratch=$(cd "$scratch" && pwd)
cp -r "$program" "$scratch/with blank/qmgrsim"
start="$scratch/with blank/qmgrsim/bin/qmgrsim"
unset JAVA_HOME QMGRSIM_OPTS QMGRSIM_CDS
XDG_CACHE_HOME=$scratch/cache
export XDG_CACHE_HOME

# The first start makes an archive, the second one uses it; neither says a word of it.
first=$("$start" --version 2>&1)
check "the first start" 0 $?
check "what the first start says" "qmgrsim" "${first%% *}"
check "lines of the first start" 1 "$(echo "$first" | wc -l | tr -d ' ')"
check "archives" 1 "$(find "$scratch/cache" -name '*-short.jsa' | wc -l | tr -d ' ')"
check "the second start" "$first" "$("$start" --version 2>&1)"
used=$(QMGRSIM_OPTS=-Xlog:class+load "$start" --version | grep -c 'source: shared objects file (top)')
check "classes from the archive" yes "$([ "$used" -gt 20 ] && echo yes || echo "only $used")"

# A link from elsewhere; no place for an archive; a damaged one; none wanted.
ln -s "$start" "$scratch/link"
check "through a link" "$first" "$("$scratch/link" --version 2>&1)"
touch "$scratch/file"
check "no place for an archive" "$first" "$(XDG_CACHE_HOME=$scratch/file "$start" --version 2>&1)"
for archive in "$scratch"/cache/qmgrsim/*.jsa; do
    chmod u+w "$archive"
    echo damaged > "$archive"
done
check "a damaged archive" "$first" "$("$start" --version 2>&1)"
check "none wanted" "$first" "$(QMGRSIM_CDS=off "$start" --version 2>&1)"

# Exit codes come through, also from the start that makes an archive.
"$start" run "$scratch/missing.yaml" > /dev/null 2>&1
check "bad input at the first start" 2 $?
"$start" run "$scratch/missing.yaml" > /dev/null 2>&1
check "bad input later" 2 $?

# No Java, and one that is too old, are told in words.
JAVA_HOME=$scratch/nowhere "$start" --version > /dev/null 2> "$scratch/err"
check "no Java" 3 $?
check "what is said of no Java" 1 "$(grep -c '^qmgrsim: error: there is no Java in JAVA_HOME' "$scratch/err")"
mkdir -p "$scratch/old/bin"
printf '#!/bin/sh\nexit 9\n' > "$scratch/old/bin/java"
chmod +x "$scratch/old/bin/java"
echo 'JAVA_VERSION="1.8.0_402"' > "$scratch/old/release"
JAVA_HOME=$scratch/old "$start" --version > /dev/null 2> "$scratch/err"
check "an old Java" 3 $?
check "what is said of an old Java" 1 "$(grep -c '^qmgrsim: error: this is Java 1.8.0_402' "$scratch/err")"

# The window needs a display; its libraries are there, and no other command loads a class of them.
env -u DISPLAY -u WAYLAND_DISPLAY "$start" gui > /dev/null 2> "$scratch/err"
check "a window without a display" 2 $?
check "what is said of it" 1 "$(grep -c '^qmgrsim: error: the window needs a display' "$scratch/err")"
check "lines said of it" 1 "$(wc -l < "$scratch/err" | tr -d ' ')"
check "classes of JavaFX in another command" 0 \
    "$(QMGRSIM_CDS=off QMGRSIM_OPTS=-Xlog:class+load "$start" --help | grep -c ' javafx\.')"

# Scenarios and completion lie where they are looked for.
check "shipped scenarios" 1 "$(cd "$scratch" && "$start" scenarios 2>&1 | grep -c 'seed-log.yaml .*What reaches')"
if command -v bash > /dev/null; then
    words=$(bash -c 'source "$1"; COMP_WORDS=(qmgrsim ver); COMP_CWORD=1; _complete_qmgrsim; echo "${COMPREPLY[*]}"' \
        - "$scratch/with blank/qmgrsim/completion/qmgrsim.bash")
    check "completion of ver" verify "$words"
fi

rm -rf "$scratch"
echo "start.sh: $passed passed, $failures failed"
[ "$failures" = 0 ]
