// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rank/simdsum.h"
#include "bench/rank/synthetic.h"
#include "bench/rank/torchrival.h"
#include "engine/rank/fullorder.h"
#include "engine/rank/similarity.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

using namespace modalens;
using namespace modalens::bench;

namespace {

constexpr int kColumns = 5;
constexpr double kMissing = 0.3;
constexpr std::int64_t kCount = 200;

struct Options
{
    std::vector<std::int64_t> rows{100'000, 1'000'000, 10'000'000};
    int threads = 2;
    double seconds = 6; ///< Per size.
    bool isJson = false, hasTorch = true;
};

/// Times in milliseconds.
class Times
{
public:
    template <class Work>
    double measure(Work work)
    {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        m_times.push_back(took.count());
        return took.count();
    }
    double quantile(double level) const
    {
        std::vector<double> sorted = m_times;
        std::sort(sorted.begin(), sorted.end());
        return sorted.empty()
                   ? 0
                   : sorted[static_cast<std::size_t>(level * static_cast<double>(sorted.size() - 1))];
    }
    std::size_t runs() const { return m_times.size(); }

private:
    std::vector<double> m_times;
};

struct FusionFigures
{
    std::int64_t rows;
    Times ours, sum, torch, full; ///< `full`: the order of all rows.
    double ratio = 0;             ///< Median over runs of ours / sum, taken one after the other.
    double gigabytesPerSecond = 0;
};

volatile float g_sink; // keeps the compiler from leaving out what is measured

FusionFigures measureFusion(std::int64_t rows, const Options &options, ThreadTeam &team)
{
    const auto columns = syntheticColumns(rows, kColumns, kMissing, 1);
    std::vector<std::span<const float>> arrays;
    for (const SharedColumn &column : columns)
        arrays.push_back(column->values());
    FusionFigures figures{.rows = rows};
    std::vector<double> ratios;
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(options.seconds);
    for (std::uint64_t step = 0; step < 20 || std::chrono::steady_clock::now() < end; ++step) {
        const std::vector<double> weights = syntheticWeights(kColumns, step);
        const double sum = figures.sum.measure([&] { g_sink = simdSum(arrays, team); });
        const double ours = figures.ours.measure([&] {
            const auto ranking = fuse({.columns = columns, .weights = weights, .count = kCount}, team);
            g_sink = static_cast<float>(ranking->items.back().score);
        });
        ratios.push_back(ours / sum);
    }
    std::sort(ratios.begin(), ratios.end());
    figures.ratio = ratios[ratios.size() / 2];
    figures.gigabytesPerSecond = static_cast<double>(rows) * kColumns * 4 / figures.sum.quantile(0.5) / 1e6;
    for (std::uint64_t step = 0; step < 10; ++step) {
        const std::vector<double> weights = syntheticWeights(kColumns, step);
        figures.full.measure([&] {
            g_sink = static_cast<float>(fullOrder({.columns = columns, .weights = weights}, team)->size());
        });
    }
    if (options.hasTorch) {
        TorchRival rival(columns, options.threads);
        for (std::uint64_t step = 0; step < 20; ++step)
            figures.torch.measure([&] { g_sink = rival.run(syntheticWeights(kColumns, step), kCount); });
    }
    return figures;
}

struct DotFigures
{
    static constexpr std::int64_t rows = 100'000;
    static constexpr int dimension = 512, spaces = 4;
    static constexpr double bytes = 2.0 * rows * dimension * spaces;
    Times ours, read;
};

DotFigures measureDot(ThreadTeam &team)
{
    DotFigures figures;
    std::vector<std::vector<std::uint16_t>> spaces;
    std::vector<std::span<const float>> arrays; // the same bytes, for the reading rival
    for (int space = 0; space < DotFigures::spaces; ++space) {
        spaces.push_back(
            syntheticHalves(DotFigures::rows, DotFigures::dimension, static_cast<std::uint64_t>(space)));
        arrays.emplace_back(reinterpret_cast<const float *>(spaces.back().data()), spaces.back().size() / 2);
    }
    std::vector<ItemId> items(DotFigures::rows);
    for (std::size_t v = 0; v < items.size(); ++v)
        items[v] = ItemId{static_cast<std::int64_t>(v)};
    for (std::uint64_t step = 0; step < 60; ++step) {
        const std::vector<double> weights = syntheticWeights(DotFigures::dimension, step);
        const std::vector<float> query(weights.begin(), weights.end());
        figures.read.measure([&] { g_sink = simdSum(arrays, team); });
        figures.ours.measure([&] {
            for (const std::vector<std::uint16_t> &halves : spaces)
                g_sink = dotColumn(std::span(halves), items, query, DotFigures::rows, team)[0];
        });
    }
    return figures;
}

std::string machine()
{
    std::ifstream info("/proc/cpuinfo");
    std::string line, name = "unknown processor";
    while (std::getline(info, line))
        if (line.rfind("model name", 0) == 0)
            name = line.substr(line.find(": ") + 2);
    for (const int index : {0, 2, 3}) {
        const std::string folder = "/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(index);
        std::string level, size;
        if (std::getline(std::ifstream(folder + "/level") >> std::ws, level) &&
            std::getline(std::ifstream(folder + "/size") >> std::ws, size))
            name += ", L" + level + " " + size;
    }
    return name + ", " + std::to_string(std::thread::hardware_concurrency()) + " hardware threads";
}

void printTable(const Options &options, const std::vector<FusionFigures> &fusion, const DotFigures &dot)
{
    std::printf("%s; %d threads, %s\n\n", machine().c_str(), options.threads, simdTargetName());
    std::printf("fuse: %d columns, %.0f%% missing, z-score, renormalise, top %lld; milliseconds\n", kColumns,
                100 * kMissing, static_cast<long long>(kCount));
    std::printf("%10s %6s %8s %8s %8s | %8s %8s %8s %7s | %6s | %10s | %10s\n", "rows", "runs", "min", "p50",
                "p99", "sum min", "sum p50", "sum p99", "GB/s", "ratio", "torch p50", "full p50");
    for (const FusionFigures &f : fusion)
        std::printf("%10lld %6zu %8.3f %8.3f %8.3f | %8.3f %8.3f %8.3f %7.1f | %6.2f | %10.3f | %10.3f\n",
                    static_cast<long long>(f.rows), f.ours.runs(), f.ours.quantile(0), f.ours.quantile(0.5),
                    f.ours.quantile(0.99), f.sum.quantile(0), f.sum.quantile(0.5), f.sum.quantile(0.99),
                    f.gigabytesPerSecond, f.ratio, f.torch.quantile(0.5), f.full.quantile(0.5));
    std::printf("\ndotColumn: %d spaces of %lld x %d float16, one query; milliseconds\n", DotFigures::spaces,
                static_cast<long long>(DotFigures::rows), DotFigures::dimension);
    const auto row = [](const char *name, const Times &times) {
        std::printf("%-28s min %.2f, p50 %.2f, p99 %.2f; %.1f GB/s at best\n", name, times.quantile(0),
                    times.quantile(0.5), times.quantile(0.99), DotFigures::bytes / times.quantile(0) / 1e6);
    };
    row("ours", dot.ours);
    row("SIMD sum of the same bytes", dot.read);
}

void printJson(const Options &options, const std::vector<FusionFigures> &fusion, const DotFigures &dot)
{
    std::printf("{\"machine\":\"%s\",\"threads\":%d,\"simd\":\"%s\",\"fuse\":[", machine().c_str(),
                options.threads, simdTargetName());
    for (const FusionFigures &f : fusion)
        std::printf("%s{\"rows\":%lld,\"columns\":%d,\"missing\":%g,\"top\":%lld,\"runs\":%zu,\"minMs\":%.4f,"
                    "\"p50Ms\":%.4f,"
                    "\"p99Ms\":%.4f,"
                    "\"sumMinMs\":%.4f,\"sumP50Ms\":%.4f,\"sumP99Ms\":%.4f,\"sumGBps\":%.2f,\"ratio\":%.3f,"
                    "\"torchP50Ms\":%.4f,\"fullOrderP50Ms\":%.3f}",
                    &f == fusion.data() ? "" : ",", static_cast<long long>(f.rows), kColumns, kMissing,
                    static_cast<long long>(kCount), f.ours.runs(), f.ours.quantile(0), f.ours.quantile(0.5),
                    f.ours.quantile(0.99), f.sum.quantile(0), f.sum.quantile(0.5), f.sum.quantile(0.99),
                    f.gigabytesPerSecond, f.ratio, f.torch.quantile(0.5), f.full.quantile(0.5));
    std::printf("],\"dotColumn\":{\"rows\":%lld,\"dimension\":%d,\"spaces\":%d,\"p50Ms\":%.3f,\"p99Ms\":%.3f,"
                "\"readP50Ms\":%.3f}}\n",
                static_cast<long long>(DotFigures::rows), DotFigures::dimension, DotFigures::spaces,
                dot.ours.quantile(0.5), dot.ours.quantile(0.99), dot.read.quantile(0.5));
}

bool readOptions(int argc, char **argv, Options &options)
{
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--json")
            options.isJson = true;
        else if (name == "--no-torch")
            options.hasTorch = false;
        else if (name == "--rows" && i + 1 < argc)
            options.rows = {std::max(1LL, std::atoll(argv[++i]))};
        else if (name == "--threads" && i + 1 < argc)
            options.threads = std::max(1, std::atoi(argv[++i]));
        else if (name == "--seconds" && i + 1 < argc)
            options.seconds = std::atof(argv[++i]);
        else
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    if (!readOptions(argc, argv, options)) {
        std::fprintf(
            stderr,
            "usage: bench_rank [--json] [--rows N] [--threads N] [--seconds PER_SIZE] [--no-torch]\n");
        return 2;
    }
    ThreadTeam team(options.threads);
    std::vector<FusionFigures> fusion;
    for (const std::int64_t rows : options.rows)
        fusion.push_back(measureFusion(rows, options, team));
    const DotFigures dot = measureDot(team);
    options.isJson ? printJson(options, fusion, dot) : printTable(options, fusion, dot);
    return 0;
}
