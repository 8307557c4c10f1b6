#!/usr/bin/env bash
# Builds the fuzz targets and runs one after the other: fuzz.sh SECONDS [TARGET]
#
# What the runs find to be worth keeping grows in .build/fuzz/corpus, an input that breaks something
# is kept in .build/fuzz/crashes, and what libFuzzer said in .build/fuzz/logs.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=$1
only=${2:-}
swift=${SWIFT:-swift}
scratch=.build/fuzz
read -ra flags <<<"${FUZZ_FLAGS:-}"

mkdir -p "$scratch"
if ! echo '@_cdecl("LLVMFuzzerTestOneInput") public func run(_ b: UnsafeRawPointer, _ n: Int) -> Int32 { 0 }' |
  "${swift}c" -sanitize=fuzzer -parse-as-library - -o "$scratch/probe" 2>/dev/null; then
  echo "This Swift toolchain comes without libFuzzer, which the fuzz targets need; the one from swift.org for Linux has it." >&2
  exit 1
fi

# Optimised, yet with the checks of bounds that only a debug build has for memory by address.
LEITNER_FUZZ=1 "$swift" build -c release --scratch-path "$scratch" --product fuzz \
  --sanitize fuzzer -Xswiftc -enable-testing -Xswiftc -assert-config -Xswiftc Debug "${flags[@]}"

targets=()
for folder in Tests/Fuzz/Corpus/*/; do
  name=$(basename "$folder")
  if [ -z "$only" ] || [ "$only" = "$name" ]; then targets+=("$name"); fi
done
if [ ${#targets[@]} -eq 0 ]; then
  echo "There is no fuzz target “$only”; there are: $(cd Tests/Fuzz/Corpus && echo *)" >&2
  exit 64
fi

# The last number that follows a word in a log.
number() { { grep -aoE "$1 *[0-9]+" "$2" || echo 0; } | tail -1 | grep -oE '[0-9]+$'; }

failed=0
mkdir -p "$scratch/logs"
for name in "${targets[@]}"; do
  corpus="$scratch/corpus/$name"
  log="$scratch/logs/$name.log"
  mkdir -p "$corpus" "$scratch/crashes"
  code=0
  FUZZ_TARGET=$name SWIFT_BACKTRACE=enable=no "$scratch/release/fuzz" \
    "$corpus" "Tests/Fuzz/Corpus/$name" -max_total_time="$seconds" -max_len=4096 -timeout=20 \
    -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$scratch/crashes/$name-" \
    >"$log" 2>&1 || code=$?
  crashes=0
  if [ "$code" -ne 0 ]; then
    crashes=1
    failed=1
    echo "$name: $(grep -aE '^Broken|Fatal error|ERROR: |SUMMARY' "$log" | head -1)"
    grep -aoE 'Test unit written to .*' "$log" || true
  fi
  printf '%-16s %10d runs %7d/s  coverage %5d  corpus %5d inputs  crashes %d\n' "$name" \
    "$(number number_of_executed_units: "$log")" "$(number average_exec_per_sec: "$log")" \
    "$(number cov: "$log")" "$(find "$corpus" -type f | wc -l)" "$crashes"
done
exit $failed
