#!/usr/bin/env bash
# Fails when an include crosses a wall: the arrows of docs/ARCHITECTURE.md, checked by reading include lines, because
# the headers of torch, SQLite and FFmpeg lie on the default include path and linking rules alone do not stop them.
#   check_architecture.sh SOURCE_DIR
set -u
root=${1:?usage: check_architecture.sh SOURCE_DIR}
cd "$root" || exit 2
bad=0

# forbid FOLDER PATTERN WHY: no file under FOLDER may include a header matching PATTERN (an extended regex).
forbid() {
    local hits
    hits=$(grep -rnE --include='*.h' --include='*.cpp' "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]($2)" "$1" 2>/dev/null)
    if [ -n "$hits" ]; then
        printf '%s\n  -> %s\n' "$hits" "$3"
        bad=1
    fi
}

rooms=(base catalog media text models embed rank recommend project inspect label)
for i in "${!rooms[@]}"; do
    for later in "${rooms[@]:$((i + 1))}"; do
        forbid "engine/${rooms[$i]}" "engine/$later/" "engine/${rooms[$i]} may not know the later room $later"
    done
done

forbid engine '(Q[A-Z]|Qt[A-Z]|q[a-z]+\.h)' "engine has no Qt at all"
forbid engine '(widgets|app)/' "engine knows neither widgets nor app"
forbid widgets '(engine|app)/' "widgets know plain values only"
forbid widgets '(torch|ATen|c10|sqlite3|libav|libsw|opencv2|librsvg|hwy)' "widgets know no model, database or decoder"
forbid app '(torch|ATen|c10|sqlite3|libav|libsw|librsvg|hwy)' "app reaches libraries through engine"
for room in base catalog media text embed inspect; do
    forbid "engine/$room" '(torch|ATen|c10)' "LibTorch stays in models, rank, recommend and project"
done
for room in base media text models embed rank recommend project inspect; do
    forbid "engine/$room" 'sqlite3' "only catalog speaks SQL"
done
for room in base catalog text models embed rank recommend project inspect; do
    forbid "engine/$room" '(libav|libsw|librsvg|libheif|webp)' "only media decodes files"
done
# What MODALENS_COMPUTE_ONLY builds, and every header of ours it reaches, needs LibTorch, Highway and the standard library
# alone. engine/base/expected.h is the one place that chooses between std and tl.
check_compute_only() {
    local queue=(engine/base/result.cpp engine/base/threadteam.cpp engine/rank/*.cpp engine/models/tensor/*.cpp
                 engine/recommend/{bootstrap,correlation,metrics}.cpp
                 engine/project/{blockmix,layout,pcalayout,rowreduction}.cpp tests/compute/*.cpp)
    local -A seen
    local file hits next
    while [ ${#queue[@]} -gt 0 ]; do
        file=${queue[0]}
        queue=("${queue[@]:1}")
        [ -n "${seen[$file]:-}" ] && continue
        seen[$file]=1
        hits=$(grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"](Q|opencv2|libav|libsw|sqlite3|fmt/|spdlog|tl/|nlohmann|unicode|xxhash|Eigen|engine/(catalog|media|text|embed|rank/signals)/)' "$file")
        if [ -n "$hits" ] && [ "$file" != engine/base/expected.h ]; then
            printf '%s: %s\n  -> the compute-only build has LibTorch and Highway alone\n' "$file" "$hits"
            bad=1
        fi
        for next in $(sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"([^"]+)".*/\1/p' "$file"); do
            for next in "$next" "tests/$next"; do
                [ -f "$next" ] && queue+=("$next")
            done
        done
    done
    [ ${#seen[@]} -gt 30 ] || { echo "check_compute_only saw only ${#seen[@]} files"; bad=1; }
}
check_compute_only
# Torch headers cost 17 s a file: they stay out of every header.
hits=$(grep -rnE --include='*.h' '#[[:space:]]*include[[:space:]]*[<"](torch|ATen|c10)/' engine | grep -v '/tensor/detail/')
if [ -n "$hits" ]; then
    printf '%s\n  -> no torch header in a header\n' "$hits"
    bad=1
fi
hits=$(grep -rnE 'torch::(jit::)?load *\(' engine app widgets)
if [ -n "$hits" ]; then
    printf '%s\n  -> pickles and TorchScript archives are programs: never loaded\n' "$hits"
    bad=1
fi
exit $bad
