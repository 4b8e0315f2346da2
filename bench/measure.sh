#!/usr/bin/env bash
# usage: bench/measure.sh [quick]
# Measures everything and writes bench/results/<processor>.md. About twenty minutes on two cores; "quick" takes about three.
# One job at a time: nothing else should run on the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet build -c Release bench/Nadir.Bench >/dev/null
bench=artifacts/bin/Nadir.Bench/release/Nadir.Bench
if [ "${1:-}" = quick ]; then
  small=(--subjects 48 --repeat 3) middle=(--subjects 16 --repeat 3) large=(--subjects 8 --repeat 1) sizes=1000,10000 cap=40
else
  small=(--subjects 96 --repeat 5) middle=(--subjects 32 --repeat 5) large=(--subjects 16 --repeat 3) sizes=1000,10000,100000,1000000 cap=300
fi
field() { grep -m1 "^$1" /proc/cpuinfo | cut -d: -f2 | sed 's/^ *//; s/ *$//'; }
file=bench/results/$(echo "$(field 'model name')-family-$(field 'cpu family')-model-$(field 'model\s')" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9-' | sed 's/--*/-/g').md
new=$(mktemp)
section() { echo; echo "## $1"; echo; shift; "$@" 2>>"$new.log"; echo; echo "Load average: $(cut -d' ' -f1 /proc/loadavg)."; }
{
  echo "# $(field 'model name'), family $(field 'cpu family'), model $(field 'model\s')"
  echo
  echo "$(nproc) cores, $(uname -sr), .NET $(dotnet --version), $(gcc --version | head -1); $(date -u +%Y-%m-%d); commit $(git rev-parse --short HEAD)."
  echo "What each table means, and how to repeat it: [docs/benchmarks.md](../../docs/benchmarks.md)."
  section "M2 against CVODE-KLU" $bench population "${small[@]}"
  section "M2, four lanes" $bench population "${middle[@]}" --lanes 4
  section "M2, one lane" $bench population "${middle[@]}" --lanes 1
  section "240 states" $bench population --model m2x4 "${middle[@]}"
  section "1,020 states" $bench population --model m2x17 "${large[@]}" --until 240
  section "Scaling" $bench scaling --subjects $sizes --cap $cap
  section "Load" $bench load
  section "Kernels" bash -c "$bench kernels | sed -n '/^| Method/,/^\$/p'"
} | tee "$new"
mkdir -p bench/results
mv "$new" "$file"
chmod 644 "$file"
echo "written to $file; progress in $new.log" >&2
