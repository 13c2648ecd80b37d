#!/usr/bin/env bash
# The bill of materials of what is published (CycloneDX) and a list of packages with their licences, from the lock files.
#   eng/packages.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?"Where to? eng/packages.sh FOLDER"}
mkdir -p "$folder"
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
dotnet tool install CycloneDX --version 6.3.1 --tool-path "$tools" >/dev/null
"$tools/dotnet-CycloneDX" Dashboard.Web/Dashboard.Web.csproj --output "$folder" --filename dashboard.cdx.json --output-format Json \
  --set-name Dashboard --exclude-dev --disable-package-restore >/dev/null
node -e '
const bom = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
for (const c of bom.components) {
  const licences = (c.licenses ?? []).map(l => l.expression ?? l.license?.id ?? l.license?.name ?? l.license?.url).filter(Boolean).join(" or ");
  console.log([c.name, c.version, licences || "see the package"].join("\t"));
}' "$folder/dashboard.cdx.json" | sort >"$folder/licences.tsv"
node -e '
const lock = JSON.parse(require("fs").readFileSync("Dashboard.Web/package-lock.json", "utf8"));
for (const [path, p] of Object.entries(lock.packages)) if (path && !p.dev) console.log([path.replace("node_modules/", ""), p.version, p.license ?? "see the package"].join("\t"));
' >>"$folder/licences.tsv"
echo "$(wc -l <"$folder/licences.tsv") packages: $folder/dashboard.cdx.json, $folder/licences.tsv"
