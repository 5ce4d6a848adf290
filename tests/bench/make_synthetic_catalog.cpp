// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a catalog of invented items for timing: make_synthetic_catalog FOLDER --items 1000000 --spaces 5
// --dim 64

#include "synthetic.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace {

class PrintProgress final : public modalens::ProgressSink
{
public:
    void report(const modalens::ProgressUpdate &update) override
    {
        std::fprintf(stderr, "\r%s %s %lld of %lld   ", update.stage.c_str(), update.subject.c_str(),
                     static_cast<long long>(update.done), static_cast<long long>(update.total));
    }
};

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("Makes a catalog of invented items for timing.");
    std::string folder;
    modalens::bench::SyntheticOptions options;
    bool isFloat32 = false;
    app.add_option("folder", folder, "New catalog folder")->required();
    app.add_option("--items", options.items, "Items")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000'000}));
    app.add_option("--spaces", options.spaces, "Embedding spaces")->check(CLI::Range(0, 32));
    app.add_option("--dim", options.dimension, "Dimension of each space")->check(CLI::Range(1, 4096));
    app.add_option("--missing", options.missing, "Share of items without a vector")
        ->check(CLI::Range(0.0, 1.0));
    app.add_option("--seed", options.seed, "Seed");
    app.add_flag("--float32", isFloat32, "Store float32 instead of float16");
    CLI11_PARSE(app, argc, argv);
    options.dtype = isFloat32 ? modalens::Dtype::Float32 : modalens::Dtype::Float16;

    PrintProgress progress;
    const modalens::Status status = modalens::bench::makeSyntheticCatalog(folder, options, progress);
    std::fprintf(stderr, "\n");
    if (!status) {
        std::fprintf(stderr, "%s\n", modalens::describe(status.error()).c_str());
        return 1;
    }
    return 0;
}
