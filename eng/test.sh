#!/usr/bin/env bash
# Runs everything that can be tested here and fails when anything fails, or is skipped that should not be.
# Installs on Debian what the tests start (browser, fonts, office, PDF tools), when it is missing. The last line is "N passed, N failed".
#   eng/test.sh                          everything
#   eng/test.sh --filter EXPRESSION      a part (VSTest filter), e.g. --filter 'Ring!=Browser'
#   DASHBOARD_TEST_ORDER=a eng/test.sh   in another order, to find tests that lean on each other
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

filter=()
if [ "${1:-}" = --filter ]; then filter=(--filter "$2"); fi

# Debian's packages for what the tests start. What no test names is not asked for.
wanted=()
installing=
named() { grep -rqlE --include='*.cs' "$1" Dashboard.Tests; }
has_cjk_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; }
if [ -z "${CHROMIUM_PATH:-}" ] && ! command -v chromium-headless-shell >/dev/null; then wanted+=(chromium-headless-shell); fi # draws no window of its own
if ! has_cjk_font; then wanted+=(fonts-noto-cjk fontconfig); fi
if ! command -v localc >/dev/null; then wanted+=(libreoffice-calc); fi
if named '"impress|\.pptx|impress_pdf' && ! command -v loimpress >/dev/null; then wanted+=(libreoffice-impress); fi
if named '\.docx|writer_pdf' && ! command -v lowriter >/dev/null; then wanted+=(libreoffice-writer); fi
if named 'pdftotext|pdftoppm|pdfinfo' && ! command -v pdftotext >/dev/null; then wanted+=(poppler-utils); fi
if named '/nginx|"nginx' && ! command -v nginx >/dev/null && [ ! -x /usr/sbin/nginx ]; then wanted+=(nginx-light); fi
if [ "${#wanted[@]}" -gt 0 ]; then
  if command -v apt-get >/dev/null; then
    echo "Installing for the tests: ${wanted[*]}"
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null; } &
    installing=$! # beside the build
  else
    echo "Missing here, and there is no apt-get to install it: ${wanted[*]}" >&2
  fi
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet restore Dashboard.sln --locked-mode
dotnet build Dashboard.sln --no-restore -c Release -warnaserror
[ -z "$installing" ] || wait "$installing"
status=0
dotnet test Dashboard.Tests --no-build -c Release --logger "trx;LogFileName=tests.trx" --logger "console;verbosity=quiet" --results-directory "$results" "${filter[@]}" || status=$?

trx="$results/tests.trx"
if [ ! -f "$trx" ]; then echo "No test ran" >&2; exit 1; fi
count() { { grep -o "<UnitTestResult [^>]*outcome=\"$1\"" "$trx" || true; } | wc -l; }
passed=$(count Passed); failed=$(count Failed); skipped=$(count NotExecuted)

# Only what needs a real SQL Server may be skipped, and only when none is given.
allowed=$(awk 'BEGIN { RS = "</UnitTestResult>" } /outcome="NotExecuted"/ && /no SQL Server:/ { n++ } END { print n + 0 }' "$trx")
[ -z "${DASHBOARD_TEST_SQLSERVER:-}" ] || allowed=0
if [ "$skipped" -gt 0 ]; then
  echo "$skipped skipped, $allowed of them for want of a SQL Server (set DASHBOARD_TEST_SQLSERVER to run them)"
  if [ "$skipped" -gt "$allowed" ]; then
    echo "Skipped that should have run:" >&2
    grep -o '<Message>[^<]*</Message>' "$trx" | grep -v 'no SQL Server:' | sort | uniq -c >&2 || true
    status=1
  fi
fi
# What failed, with its reason, stands at the end, where a reader of a long log looks.
if [ "$failed" -gt 0 ]; then
  echo "Failed:"
  awk 'BEGIN { RS = "</UnitTestResult>" }
    /<UnitTestResult [^>]*outcome="Failed"/ {
      while (match(substr($0, 2), /<UnitTestResult /)) $0 = substr($0, RSTART + 1) # what stands before it passed without a word
      match($0, /testName="[^"]*"/); print "- " substr($0, RSTART + 10, RLENGTH - 11)
      if (match($0, /<Message>[^<]*/)) print "    " substr($0, RSTART + 9, 4000 < RLENGTH - 9 ? 4000 : RLENGTH - 9)
      if (match($0, /<StackTrace>[^<]*/)) { n = split(substr($0, RSTART + 12, RLENGTH - 12), at, "\n"); for (i = 1; i <= n && i <= 6; i++) print "   " at[i] }
    }' "$trx"
fi
if [ "$passed" -eq 0 ]; then echo "No test passed" >&2; status=1; fi
if [ "$failed" -gt 0 ]; then status=1; fi
echo "$passed passed, $failed failed"
exit "$status"
