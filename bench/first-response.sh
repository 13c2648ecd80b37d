#!/usr/bin/env bash
# CPU of one first response of pages, as who has not signed in gets them, beside the blank Blazor template of the same SDK on the same
# machine. Needs wrk (apt-get install wrk). Prints microseconds of CPU a request and the ratio.
#   bench/first-response.sh [PATH...]
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- /
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

dotnet publish Dashboard.Web -c Release -o "$work/app" -v q
dotnet new blazor -n Blank -o "$work/blank" --interactivity Server --all-interactive --no-restore >/dev/null
dotnet publish "$work/blank" -c Release -o "$work/blankapp" -v q

cpu() { awk '{print $14 + $15}' "/proc/$1/stat"; } # clock ticks, user and system
measure() { # name, folder, dll, port, path
  (cd "$2" && exec env ASPNETCORE_ENVIRONMENT=Production Logging__LogLevel__Default=Warning dotnet "$3" --urls "http://127.0.0.1:$4" >/dev/null 2>&1) &
  local pid=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$4$5"; do sleep 0.2; done
  wrk -t1 -c8 -d5s "http://127.0.0.1:$4$5" >/dev/null # warm
  local before after requests
  before=$(cpu $pid)
  requests=$(wrk -t1 -c8 -d10s "http://127.0.0.1:$4$5" | awk '/requests in/ {print $1}')
  after=$(cpu $pid)
  kill $pid
  awk -v n="$1" -v t=$((after - before)) -v r="$requests" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%s %.0f us/request (%d requests)\n", n, t * 1e6 / hz / r, r }'
}
blank=$(measure blank "$work/blankapp" Blank.dll 5981 /)
echo "$blank"
for path; do
  app=$(measure "$path" "$work/app" Dashboard.Web.dll 5982 "$path")
  echo "$app" "$(awk -v a="$(echo "$app" | awk '{print $2}')" -v b="$(echo "$blank" | awk '{print $2}')" 'BEGIN { printf "ratio %.2f", a / b }')"
done
