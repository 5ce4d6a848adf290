// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the map's questions cost on the CPU: building the grid, picking under the pointer, walking to a
// neighbour, selecting by rectangle and lasso, and the picture of the points for each step of a pan and a
// zoom.
//   bench_map [--points 1000000] [--opengl] [--json]
// Needs no display, unless OpenGL is to draw.
#include "widgets/camera.h"
#include "widgets/pointdrawing.h"
#include "widgets/pointgrid.h"
#include "widgets/pointlayer.h"
#include "widgets/pointsinside.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>

using namespace modalens;

namespace {

const QSizeF kSize(1200, 800);
constexpr double kPickRadiusPx = 14;

enum class Shape { Even, Heaps, OneSpot };

SharedMapPoints pointsOf(Shape shape, qint64 count)
{
    auto points = std::make_shared<MapPoints>();
    std::mt19937 random(3);
    std::uniform_real_distribution<float> even(-1, 1);
    std::normal_distribution<float> heap(0, 0.02f);
    for (qint64 i = 0; i < count; ++i) {
        points->items.push_back(i);
        const float x = float(i % 7) * 0.3f - 0.9f, y = float(i % 11) * 0.18f - 0.9f;
        const bool isOneSpot = shape == Shape::OneSpot;
        points->xy.push_back(isOneSpot ? 0.1f : shape == Shape::Even ? even(random) : x + heap(random));
        points->xy.push_back(isOneSpot ? 0.1f : shape == Shape::Even ? even(random) : y + heap(random));
    }
    return points;
}

template <class Work>
double msOf(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

nlohmann::json summary(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&times](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    return {{"p50_ms", at(0.5)}, {"p95_ms", at(0.95)}, {"p99_ms", at(0.99)}, {"max_ms", times.back()}};
}

/// The usual and the bad of many: pointer places all over the map at every zoom.
template <class Work>
nlohmann::json timesOf(int rounds, Work work)
{
    std::vector<double> times;
    std::mt19937 random(9);
    std::uniform_real_distribution<double> x(0, kSize.width()), y(0, kSize.height());
    for (int i = 0; i < rounds; ++i) {
        const Camera camera{QPointF(0.05, 0.05), std::pow(2.0, i % 12 - 2)};
        const QPointF screen(x(random), y(random));
        times.push_back(msOf([&] { work(camera, screen); }));
    }
    return summary(times);
}

/// The picture of all points for each step of a hand's movement: along a circle, or in and out.
nlohmann::json timesOfFrames(const PointScene &scene, bool isZoom)
{
    constexpr int kSteps = 120;
    PointLayer layer;
    std::vector<double> times;
    Camera camera;
    QImage window(kSize.toSize(), QImage::Format_RGB32);
    QPainter painter(&window);
    layer.paint(&painter, scene, camera, kSize.toSize(), Theme::light());
    for (int i = 0; i < kSteps; ++i) {
        const double angle = i * 2 * M_PI / kSteps;
        camera = isZoom ? camera.zoomedAt({500, 300}, i < kSteps / 2 ? 1.05 : 1 / 1.05, kSize)
                        : camera.panned({std::round(17 * std::cos(angle)), std::round(17 * std::sin(angle))},
                                        kSize);
        times.push_back(msOf([&] { layer.paint(&painter, scene, camera, kSize.toSize(), Theme::light()); }));
    }
    nlohmann::json result = summary(times);
    result["is_density"] = layer.isDensity();
    return result;
}

QPolygonF lasso()
{
    QPolygonF polygon;
    for (int i = 0; i < 500; ++i) {
        const double angle = i * 2 * M_PI / 500, radius = 0.7 + 0.1 * std::sin(9 * angle);
        polygon << QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return polygon;
}

nlohmann::json timed(Shape shape, qint64 count)
{
    const SharedMapPoints points = pointsOf(shape, count);
    nlohmann::json result;
    PointGrid grid;
    result["grid_ms"] = msOf([&] { grid = PointGrid(points); });
    qint64 sum = 0;
    result["pick"] = timesOf(600, [&](const Camera &camera, const QPointF &screen) {
        sum +=
            grid.nearest(camera.worldFromScreen(screen, kSize), kPickRadiusPx / camera.pixelsPerUnit(kSize));
    });
    result["walk"] = timesOf(600, [&](const Camera &camera, const QPointF &screen) {
        const qint64 from = (qint64(screen.x()) * 7919 + qint64(screen.y()) * 104'729) % count;
        const QPointF place(points->xy[2 * from], points->xy[2 * from + 1]);
        sum += grid.next(place, {1, 0}, 4 / camera.pixelsPerUnit(kSize));
    });
    result["rectangle_ms"] = msOf([&] { sum += std::ssize(pointsInside(grid.cells(), QRectF(-0.7, -0.7, 1.4, 1.4))); });
    result["lasso_ms"] = msOf([&] { sum += std::ssize(pointsInside(grid.cells(), lasso())); });
    std::vector<quint32> colours(points->items.size());
    for (std::size_t i = 0; i < colours.size(); ++i)
        colours[i] = 0xbf000000u | quint32(i % 7 * 0x1f3a57u);
    const PointScene scene{points->xy, colours, &grid, {}, true};
    result["pan_frame"] = timesOfFrames(scene, false);
    result["zoom_frame"] = timesOfFrames(scene, true);
    result["checksum"] = sum; // so that nothing is left out as unused
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App options("Times what the map does on the CPU.");
    qint64 count = 1'000'000;
    bool asJson = false, hasOpenGl = false;
    options.add_option("--points", count)->check(CLI::Range(qint64{1}, qint64{100'000'000}));
    options.add_flag("--opengl", hasOpenGl, "OpenGL draws, be it software: needs a display");
    options.add_flag("--json", asJson);
    CLI11_PARSE(options, argc, argv);
    if (!hasOpenGl)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    setPointDrawing(hasOpenGl ? PointDrawing::OpenGl : PointDrawing::Processor);
    const nlohmann::json result{{"points", count},
                                {"even", timed(Shape::Even, count)},
                                {"heaps", timed(Shape::Heaps, count)},
                                {"one_spot", timed(Shape::OneSpot, count)}};
    std::puts(result.dump(asJson ? -1 : 2).c_str());
    return 0;
}
