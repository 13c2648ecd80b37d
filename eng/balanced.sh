#!/usr/bin/env bash
# A day over three instances behind nginx, on one Sqlite file, with a browser: signing in on one and working on another, a write seen across,
# an instance killed under a form, a rolling restart, fifty recommendations at once from three processes. One line a proof; not 0 when one fails.
#   eng/balanced.sh [FOLDER-OF-A-PUBLISHED-PRODUCT]
# Needs nginx and Chromium, and the built tests for their Playwright (PLAYWRIGHT names another). Development, because of the sample accounts.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
nginx=
trap '[ -z "$nginx" ] || kill "$nginx" 2>/dev/null; rm -rf "$work"' EXIT

app=${1:-$work/app}
[ $# -gt 0 ] || dotnet publish Dashboard.Web -c Release -o "$app" -v q
dotnet build bench -c Release -v q --nologo -clp:NoSummary -o "$work/bench"

# Which instance a browser belongs to stands in a cookie that nginx gives it; docs/operations.md has the same for a real site.
cat >"$work/nginx.conf" <<CONF
$([ "$(id -u)" != 0 ] || echo 'user root;')
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi; uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
  map \$http_upgrade \$connection_header { default upgrade; '' ''; }
  map \$cookie_instance \$instance { default \$cookie_instance; '' \$request_id; }
  map \$cookie_instance \$given { default ''; '' 'instance=\$request_id; Path=/; HttpOnly; SameSite=Lax'; }
  upstream dashboard {
    hash \$instance consistent;
    server 127.0.0.1:5971 max_fails=1 fail_timeout=5s;
    server 127.0.0.1:5972 max_fails=1 fail_timeout=5s;
    server 127.0.0.1:5973 max_fails=1 fail_timeout=5s;
  }
  server {
    listen 127.0.0.1:5970;
    client_max_body_size 10m;
    location / {
      proxy_pass http://dashboard;
      proxy_http_version 1.1;
      proxy_set_header Host \$http_host;
      proxy_set_header Upgrade \$http_upgrade;
      proxy_set_header Connection \$connection_header;
      proxy_set_header X-Forwarded-For \$remote_addr;
      proxy_set_header X-Forwarded-Proto \$scheme;
      proxy_read_timeout 100s;
      add_header Set-Cookie \$given always;
      add_header X-Instance \$upstream_addr always;
    }
  }
}
CONF
nginx -p "$work" -c "$work/nginx.conf" -g 'daemon off;' 2>>"$work/nginx.log" &
nginx=$!
node eng/balanced.mjs http://127.0.0.1:5970 "$app" "$work" 5971 5972 5973
