#!/usr/bin/env bash
# What pages cost, public and signed in, beside the blank Blazor template of the same SDK on the same machine in the same run:
# CPU of a first response, bytes of the first view, bytes of the first render batches, largest contentful paint. Needs Chromium.
#   bench/pages.sh [PATH...]
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- / /places '/quotas?asOf=2023-08-15' /progression /provinces /provinces/320000 /duties
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish Dashboard.Web -c Release -o "$work/app" -v q
dotnet new blazor -n Blank -o "$work/blank" --interactivity Server --all-interactive --no-restore >/dev/null
dotnet publish "$work/blank" -c Release -o "$work/blankapp" -v q
dotnet run -c Release --project bench -- pages "$work/blankapp" "$work/app" "$@"
