#!/usr/bin/env bash
# Runs the simulated 2019 and 2020 through the real pipeline (real tagger, embedded engines) into a fresh data directory and prints,
# for every published share, what was recovered and what is true. Usage: tests/Quality/year-run.sh [PIECES] [SEED] [OUTPUT-DIRECTORY]
set -euo pipefail
pieces=${1:-200000} seed=${2:-1}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=${3:-$(mktemp -d)}
mkdir -p "$work"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export CCGC_TARGET=http://127.0.0.1:$port

if [ -z "${CCGC_SKIP_BUILD:-}" ]; then
  dotnet build "$root/services/Standalone" -c Release -v q -nologo -clp:NoSummary
  dotnet build "$root/services/Cli" -c Release -v q -nologo -clp:NoSummary
fi
ccgc() { dotnet "$root/services/Cli/bin/Release/net10.0/ccgc.dll" "$@"; }

cd "$work"
dotnet "$root/services/Standalone/bin/Release/net10.0/CcgcStream.Standalone.dll" \
  --urls "$CCGC_TARGET" --Data:Directory "$work/data" --Collector:Preset none >"$work/service.log" 2>&1 &
service=$!
trap 'kill "$service" 2>/dev/null || true' EXIT
for _ in $(seq 120); do
  curl -fsS "$CCGC_TARGET/healthz/ready" >/dev/null 2>&1 && break
  kill -0 "$service" || { tail -5 "$work/service.log" >&2; exit 1; }
  sleep 1
done

cpu() { awk '{ print ($14 + $15) / 100 }' "/proc/$service/stat"; }
began=$(date +%s) used=$(cpu)
ccgc simulate --profile ccgcii-2020 --with-previous --seed "$seed" --pieces "$pieces" --truth "$work/truth.json" \
  | ccgc replay - --generation "year-2020"
took=$(( $(date +%s) - began )) used=$(awk "BEGIN { print $(cpu) - $used }")
awk "BEGIN { all = $pieces * 79 / 69; printf \"%d pieces replayed and counted in %d s (%d pieces/s), %d s of the service's processor time (%d pieces a CPU second)\\n\", all, $took, all / ($took > 0 ? $took : 1), $used, all / $used }" \
  | tee "$work/throughput.txt" >&2
# A labelled sample of the same kind, none of it in the year: what an analyst would label by hand.
ccgc simulate --profile ccgcii-2020 --seed $(( seed + 1000003 )) --pieces "${CCGC_LABELLED:-100000}" --labels | ccgc tone-table --name "simulated pieces of another seed" >"$work/tone.json"
for format in md html json; do
  ccgc report --from 2020-01-01 --to 2020-12-31 --generation year-2020 --truth "$work/truth.json" --tone-table "$work/tone.json" --format "$format" >"$work/report.$format"
done
cat "$work/report.md"
echo "report, truth and log: $work" >&2

# What is claimed: every share within 1.5 points. Shares as tagged are the tagger's word; the corrected ones are the report's.
python3 - "$work/report.json" <<'PYTHON'
import json, sys
rows = [row for row in json.load(open(sys.argv[1]))["truth"] if "as tagged" not in row["name"]]
far = [row for row in rows if abs(row["recovered"] - row["true"]) > 0.015]
for row in far:
    print(f'{row["name"]}: {row["recovered"]:.2%} for {row["true"]:.2%}', file=sys.stderr)
print(f"{len(rows) - len(far)} of {len(rows)} shares within 1.5 points", file=sys.stderr)
sys.exit(1 if far or not rows else 0)
PYTHON
