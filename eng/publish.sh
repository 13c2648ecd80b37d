#!/usr/bin/env bash
# Publishes the product for one system, to run where only the ASP.NET Core runtime is installed, and starts it once in a folder of its own.
#   eng/publish.sh FOLDER [linux-x64|linux-arm64|win-x64|…]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?"Where to? eng/publish.sh FOLDER [SYSTEM]"}
system=${2:-linux-x64}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# A lock file of its own: those of the repository hold for every system. No date and no path of this machine goes into the output.
rm -rf "$folder"
dotnet publish Dashboard.Web -c Release -r "$system" --no-self-contained -o "$folder" -v q \
  -p:NuGetLockFilePath=obj/publish.lock.json -p:RestoreLockedMode=false -p:DebugType=none -p:ContinuousIntegrationBuild=true
size=$(du -sm --apparent-size "$folder" | cut -f1)
echo "$folder: $size MB for $system"

if [ "$system" = "linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')" ]; then
  data=$(mktemp -d)
  trap 'kill "$pid" 2>/dev/null; rm -rf "$data"' EXIT
  env -i PATH="$PATH" HOME="$data" DOTNET_ROOT="${DOTNET_ROOT:-}" ASPNETCORE_ENVIRONMENT=Production \
    ConnectionStrings__Dashboard="Data Source=$data/dashboard.db" AllowedHosts=127.0.0.1 \
    dotnet "$folder/Dashboard.Web.dll" --urls http://127.0.0.1:5983 >"$data/log" 2>&1 &
  pid=$!
  for _ in $(seq 100); do
    if curl -sf -o /dev/null http://127.0.0.1:5983/health/ready; then echo "starts, migrates, seeds and answers"; exit 0; fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.3
  done
  cat "$data/log"
  exit 1
fi
