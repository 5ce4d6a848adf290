// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mapcolourservice.h"

#include <optional>
#include <utility>

namespace modalens {

/// The values that colours are made of, with what they belong to.
struct MapColourService::Kept
{
    std::shared_ptr<const MapGroups> groups;
    std::optional<std::pair<std::string, std::vector<float>>> field;

    MapColouring colouring(const Catalog &catalog, const MapColouringRequest &request);
    MapColouring plain(const Catalog &catalog, const MapColouringRequest &request) const
    {
        const auto rows = catalog.rowCount();
        return colouredByGroups(request, nullptr, rows ? *rows : 0);
    }
};

MapColouring MapColourService::Kept::colouring(const Catalog &catalog, const MapColouringRequest &request)
{
    const std::string &name = request.colour.name;
    if (request.colour.kind == MapColour::Kind::Tag) {
        if (!groups || groups->group != name) {
            auto read = mapGroupsOf(catalog, name);
            groups = read ? std::make_shared<const MapGroups>(std::move(*read)) : nullptr;
        }
        return groups ? colouredByGroups(request, groups, std::ssize(groups->valueOf))
                      : plain(catalog, request);
    }
    if (request.colour.kind == MapColour::Kind::Number) {
        if (!field || field->first != name) {
            auto read = catalog.fieldColumn(name);
            field.emplace(name, read ? std::move(*read) : std::vector<float>());
        }
        return field->second.empty() ? plain(catalog, request) : colouredByValues(request, field->second);
    }
    const std::vector<float> values =
        request.colour.kind == MapColour::Kind::None ? std::vector<float>() : valuesOf(request);
    return values.empty() ? plain(catalog, request) : colouredByValues(request, values);
}

MapColourService::MapColourService(QObject *parent)
    : QObject(parent)
    , m_kept(std::make_shared<Kept>())
{
}

MapColourService::~MapColourService() = default;

void MapColourService::open(const std::filesystem::path &folder)
{
    close();
    m_thread = std::make_unique<CatalogThread>(folder, OpenMode::ReadOnly);
}

void MapColourService::close()
{
    m_thread.reset();
    m_kept = std::make_shared<Kept>();
    m_answered = ++m_generation;
}

void MapColourService::forget()
{
    if (m_thread)
        m_thread->post("forget", [kept = m_kept](Result<Catalog> &, std::stop_token) { *kept = {}; });
}

void MapColourService::request(MapColouringRequest request)
{
    if (!m_thread)
        return;
    m_thread->post("colours", [this, kept = m_kept, request = std::move(request),
                               generation = ++m_generation](Result<Catalog> &catalog, std::stop_token) {
        if (!catalog)
            return; // said by whoever opened it
        auto colouring = std::make_shared<MapColouring>(kept->colouring(*catalog, request));
        QMetaObject::invokeMethod(
            this, [this, generation, colouring] { receive(generation, colouring); }, Qt::QueuedConnection);
    });
}

void MapColourService::receive(std::uint64_t generation, const std::shared_ptr<MapColouring> &colouring)
{
    if (generation != m_generation)
        return;
    m_answered = generation;
    Q_EMIT coloured(*colouring);
}

} // namespace modalens
