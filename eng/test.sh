#!/usr/bin/env bash
# Runs everything that can be tested here and fails when anything fails, or is skipped that should not be.
# Installs on Debian what the browser ring, the print tests and the import of a workbook need, when it is missing. The last line is "N passed, N failed".
#   eng/test.sh                      everything
#   eng/test.sh --filter EXPRESSION  a part (VSTest filter), e.g. --filter 'Ring!=Browser'
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

filter=()
if [ "${1:-}" = --filter ]; then filter=(--filter "$2"); fi

has_cjk_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; }
if ! { command -v chromium >/dev/null || [ -n "${CHROMIUM_PATH:-}" ]; } || ! has_cjk_font; then
  if command -v apt-get >/dev/null; then
    echo "Installing Chromium and a Chinese font for the browser tests"
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null
  else
    echo "No Chromium and no apt-get here: install Chromium and a Chinese font, or set CHROMIUM_PATH" >&2
  fi
fi

if ! command -v soffice >/dev/null && command -v apt-get >/dev/null; then
  echo "Installing LibreOffice Calc for the round trip of the import"
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc >/dev/null
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet restore Dashboard.sln --locked-mode
dotnet build Dashboard.sln --no-restore -c Release -warnaserror
status=0
dotnet test Dashboard.Tests --no-build -c Release --logger "trx;LogFileName=tests.trx" --results-directory "$results" "${filter[@]}" || status=$?

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
if [ "$passed" -eq 0 ]; then echo "No test passed" >&2; status=1; fi
if [ "$failed" -gt 0 ]; then status=1; fi
echo "$passed passed, $failed failed"
exit "$status"
