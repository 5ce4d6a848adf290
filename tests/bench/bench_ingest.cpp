// SPDX-License-Identifier: GPL-3.0-or-later
// How fast files become pixels, samples, frames and descriptors:  bench_ingest FOLDER [--max N] [--json]
// Takes up to N files of each kind under FOLDER, reads them once so that the disk does not count, and prints
// rates per second of one core's time (decoding runs on the calling thread, so a rate holds for each core),
// each beside plain decoding by the library alone. Kinds that the folder does not have are left out and
// named.

#include "rawdecoding.h"

#include "engine/media/audio.h"
#include "engine/media/image.h"
#include "engine/media/sniff.h"
#include "engine/media/video.h"
#include "engine/models/encoder.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

using namespace modalens;
using namespace modalens::bench;
namespace fs = std::filesystem;

namespace {

constexpr int kSide = 256;
constexpr int kThumbnailSide = 128;
constexpr int kSampleRate = 16'000;
constexpr int kLargePictures = 12;

struct Line
{
    std::string what;
    std::string unit;
    double ours = 0;
    double plain = 0; ///< 0: there is no plain counterpart.
};

/// Seconds of processor time of this process: other programs do not count, waiting does not either.
double processorSeconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Units of work per second over all files; the better of two runs.
double rate(const std::vector<fs::path> &files, const std::function<double(const fs::path &)> &work)
{
    double best = 0;
    for (int run = 0; run < 2; ++run) {
        double done = 0;
        const double start = processorSeconds();
        for (const fs::path &file : files)
            done += work(file);
        best = std::max(best, done / std::max(1e-9, processorSeconds() - start));
    }
    return best;
}

void readOnce(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    std::vector<char> buffer(1 << 20);
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
    }
}

using FilesByKind = std::map<Modality, std::vector<fs::path>>;

FilesByKind findFiles(const fs::path &folder, std::size_t max)
{
    std::vector<fs::path> all;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            all.push_back(entry.path());
    std::sort(all.begin(), all.end());
    FilesByKind kinds;
    for (const fs::path &file : all) {
        const auto modality = sniffModality(file);
        if (!modality || !*modality || **modality == Modality::Text)
            continue;
        auto &files = kinds[**modality];
        if (files.size() < max) {
            files.push_back(file);
            readOnce(file);
        }
    }
    return kinds;
}

/// JPEGs of 4000 x 3000 made from real pictures (with grain, or they would compress as no camera's do).
std::vector<fs::path> makeLargePictures(const std::vector<fs::path> &pictures, const fs::path &folder)
{
    std::vector<fs::path> large;
    for (std::size_t i = 0; i < pictures.size() && large.size() < kLargePictures; ++i) {
        const cv::Mat small = cv::imread(pictures[i].string(), cv::IMREAD_COLOR);
        if (small.empty())
            continue;
        cv::Mat picture;
        cv::resize(small, picture, {4000, 3000}, 0, 0, cv::INTER_CUBIC);
        cv::Mat grain(picture.size(), CV_8UC3);
        cv::randn(grain, cv::Scalar::all(8), cv::Scalar::all(4));
        picture += grain;
        large.push_back(folder / (std::to_string(large.size()) + ".jpg"));
        cv::imwrite(large.back().string(), picture, {cv::IMWRITE_JPEG_QUALITY, 90});
    }
    return large;
}

double decodeSmall(const fs::path &file)
{
    return decodeImage(file, {.maxSide = kSide}) ? 1 : 0;
}

/// Everything that embedding a picture costs: pixels, descriptor, JPEG of its thumbnail.
double decodeDescribeAndShrink(const fs::path &file, const Encoder &encoder)
{
    Result<Image> image = decodeImage(file, {.maxSide = kSide});
    if (!image)
        return 0;
    const auto jpeg = encodeJpeg(scaledToFit(*image, kThumbnailSide));
    ImageContent content;
    content.images.push_back(std::move(*image));
    const Content contents[] = {std::move(content)};
    const auto rows = encoder.features(contents, {});
    return jpeg && rows ? 1 : 0;
}

void measurePictures(const std::vector<fs::path> &files, std::vector<Line> &lines)
{
    const auto plain = [](const fs::path &file) { return rawPicture(file) > 0 ? 1.0 : 0.0; };
    lines.push_back({"pictures of the folder, decoded and scaled to 256", "pictures/s",
                     rate(files, decodeSmall), rate(files, plain)});
    const auto encoder = makeBuiltinEncoder("image-descriptor");
    if (encoder)
        lines.push_back(
            {"the same with descriptor and thumbnail", "pictures/s",
             rate(files, [&](const fs::path &file) { return decodeDescribeAndShrink(file, *encoder); }), 0});
    const fs::path folder = fs::temp_directory_path() / ("modalens-bench-" + std::to_string(std::clock()));
    fs::create_directories(folder);
    const auto large = makeLargePictures(files, folder);
    if (!large.empty())
        lines.push_back({"JPEG of 12 megapixels, decoded and scaled to 256", "pictures/s",
                         rate(large, decodeSmall), rate(large, plain)});
    fs::remove_all(folder);
}

void measureSounds(const std::vector<fs::path> &files, std::vector<Line> &lines)
{
    const auto ours = [](const fs::path &file) {
        const auto audio = decodeAudio(file, {.sampleRate = kSampleRate, .maxDurationS = 86'400});
        return audio ? static_cast<double>(audio->samples.size()) / kSampleRate : 0.0;
    };
    const auto plain = [](const fs::path &file) {
        return static_cast<double>(rawSound(file, kSampleRate)) / kSampleRate;
    };
    lines.push_back({"sound, mono at 16 kHz", "x real time", rate(files, ours), rate(files, plain)});
}

void measureFilms(const std::vector<fs::path> &files, std::vector<Line> &lines)
{
    const auto decode = [](bool keyFramesOnly) {
        return [keyFramesOnly](const fs::path &file) {
            const auto frames =
                decodeFrames(file, {.count = 16, .maxSide = kSide, .keyFramesOnly = keyFramesOnly});
            return frames ? static_cast<double>(frames->size()) : 0.0;
        };
    };
    const auto plain = [](bool keyFramesOnly) {
        return [keyFramesOnly](const fs::path &file) {
            return static_cast<double>(rawFrames(file, keyFramesOnly));
        };
    };
    lines.push_back(
        {"video key frames, scaled to 256", "frames/s", rate(files, decode(true)), rate(files, plain(true))});
    lines.push_back(
        {"16 video frames spread evenly, scaled to 256", "frames kept/s", rate(files, decode(false)), 0});
    lines.push_back(
        {"video frames, all of them, plain decoding only", "frames/s", 0, rate(files, plain(false))});
}

void print(const std::vector<Line> &lines, const nlohmann::json &files, bool isJson)
{
    nlohmann::json json{{"side", kSide}, {"sampleRate", kSampleRate}, {"files", files}};
    if (!isJson)
        std::printf("%-52s %12s %12s  %s\n", "per second of one core", "ours", "plain", "unit");
    for (const Line &line : lines) {
        json["results"].push_back(
            {{"name", line.what}, {"unit", line.unit}, {"ours", line.ours}, {"plain", line.plain}});
        if (!isJson)
            std::printf("%-52s %12.1f %12.1f  %s\n", line.what.c_str(), line.ours, line.plain,
                        line.unit.c_str());
    }
    std::printf("%s\n", isJson ? json.dump().c_str() : "(0.0: not measured)");
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("Measures how fast media files are decoded and described");
    std::string folder;
    std::size_t max = 300;
    bool isJson = false;
    app.add_option("FOLDER", folder, "Folder of media files")->required()->check(CLI::ExistingDirectory);
    app.add_option("--max", max, "Files of each kind")->check(CLI::PositiveNumber);
    app.add_flag("--json", isJson, "Print one JSON object");
    CLI11_PARSE(app, argc, argv);

    const FilesByKind kinds = findFiles(folder, max);
    std::vector<Line> lines;
    nlohmann::json counts = nlohmann::json::object();
    const std::pair<Modality, void (*)(const std::vector<fs::path> &, std::vector<Line> &)> parts[] = {
        {Modality::Image, measurePictures},
        {Modality::Audio, measureSounds},
        {Modality::Video, measureFilms}};
    for (const auto &[modality, measure] : parts) {
        const auto found = kinds.find(modality);
        counts[std::string(modalityName(modality))] = found == kinds.end() ? 0 : found->second.size();
        if (found == kinds.end())
            std::fprintf(stderr, "no %s files in %s\n", std::string(modalityName(modality)).c_str(),
                         folder.c_str());
        else
            measure(found->second, lines);
    }
    print(lines, counts, isJson);
    return lines.empty() ? 1 : 0;
}
