#!/usr/bin/env bash
# Prints how to start a node that the fuzzer's native part loads in. It asks for glibc 2.38: where the system's is older,
# and this is Debian, node is started with the libraries of a newer Debian, beside those of the system.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
node="$(command -v node)"
if "$node" -e "require('@jazzer.js/fuzzer')" 2>/dev/null; then
  echo "$node"
  exit
fi

folder="${XDG_CACHE_HOME:-$HOME/.cache}/agentops-fuzz/debian"
libraries="$folder/root/usr/lib/$(uname -m)-linux-gnu"
loader="$(echo "$libraries"/ld-linux-*.so.*)"
if [ ! -x "$loader" ]; then
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
  mirror="$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/ | head -1 | tr -d ' ')"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$folder/sources.list"
  apt=(apt-get -qq -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$folder/lists" -o "Dir::Cache=$folder/cache" -o APT::Sandbox::User=root)
  "${apt[@]}" update >&2
  (cd "$folder" && "${apt[@]}" download libc6/trixie libstdc++6/trixie libgcc-s1/trixie >&2)
  for package in "$folder"/*.deb; do dpkg -x "$package" "$folder/root"; done
  loader="$(echo "$libraries"/ld-linux-*.so.*)"
fi
echo "$loader --library-path $libraries $node"
