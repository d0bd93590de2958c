#!/usr/bin/env bash
# Makes a base image for docker/Dockerfile where no image registry can be reached: a minimal Debian and this machine's own
# Node.js and npm. Needs debootstrap and a running Docker Engine.
#   docker/base-image.sh NAME
set -euo pipefail
name=${1:?usage: docker/base-image.sh NAME}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")
debootstrap --variant=minbase --include=ca-certificates "$suite" "$folder" >"$folder.log" 2>&1 || {
  tail -n 20 "$folder.log" >&2
  exit 1
}
rm -f "$folder.log"

modules=$(dirname "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")")
install -D "$(readlink -f "$(command -v node)")" "$folder/usr/local/bin/node"
mkdir -p "$folder/usr/local/lib/node_modules"
cp -r "$modules/npm" "$folder/usr/local/lib/node_modules/npm"
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$folder/usr/local/bin/npm"
# Whom this machine trusts, so that the build reaches what this machine reaches.
cp -L /etc/ssl/certs/ca-certificates.crt "$folder/etc/ssl/certs/ca-certificates.crt"

tar -C "$folder" -c . |
  docker import --change 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' - "$name" >/dev/null
echo "$name is ready: docker build --build-arg BASE=$name -f docker/Dockerfile ."
