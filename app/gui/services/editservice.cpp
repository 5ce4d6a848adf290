// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/editservice.h"

#include <algorithm>

namespace modalens {

namespace {

const std::string kKey = "edit";

std::int64_t changedBy(const TagEdit &edit)
{
    std::size_t most = 0;
    for (const auto *changes : {&edit.gone, &edit.came})
        for (const auto &[tag, items] : *changes)
            most = std::max(most, items.size());
    return static_cast<std::int64_t>(most);
}

Result<std::int64_t> applyTo(Catalog &catalog, TagEdit &edit)
{
    edit.gone.clear();
    edit.came.clear();
    for (const Tag &tag : edit.removed) {
        MODALENS_TRY(items, catalog.untagItems(edit.items, tag));
        edit.gone.emplace_back(tag, std::move(items));
    }
    for (const Tag &tag : edit.added) {
        MODALENS_TRY(items, catalog.tagItems(edit.items, tag));
        edit.came.emplace_back(tag, std::move(items));
    }
    return changedBy(edit);
}

Result<std::int64_t> revertIn(Catalog &catalog, const TagEdit &edit)
{
    for (const auto &[tag, items] : edit.came)
        MODALENS_CHECK(catalog.untagItems(items, tag));
    for (const auto &[tag, items] : edit.gone)
        MODALENS_CHECK(catalog.tagItems(items, tag));
    return changedBy(edit);
}

} // namespace

EditService::EditService(QObject *parent)
    : QObject(parent)
{
}

EditService::~EditService()
{
    close();
}

void EditService::open(const std::filesystem::path &folder, OpenMode mode)
{
    close();
    m_thread = std::make_unique<CatalogThread>(folder, mode);
}

void EditService::close()
{
    ++m_catalogNumber;
    if (m_thread)
        m_thread->finish(kKey);
    m_thread.reset();
}

template <class Ask>
void EditService::append(Ask ask, std::function<void()> onWritten)
{
    if (!m_thread)
        return;
    m_thread->append(kKey, [this, ask = std::move(ask), onWritten = std::move(onWritten),
                            number = m_catalogNumber](Result<Catalog> &catalog, std::stop_token) {
        const Result<std::int64_t> changed =
            catalog ? ask(*catalog) : Result<std::int64_t>(Unexpected<Error>(catalog.error()));
        QMetaObject::invokeMethod(
            this,
            [this, number, changed, onWritten] {
                if (!changed)
                    Q_EMIT failed(changed.error());
                if (number == m_catalogNumber) // also where it failed: a part may have been written
                    Q_EMIT written(changed.value_or(0));
                if (changed && onWritten && number == m_catalogNumber)
                    onWritten();
            },
            Qt::QueuedConnection);
    });
}

void EditService::apply(std::shared_ptr<TagEdit> edit, std::function<void()> onWritten)
{
    append([edit](Catalog &catalog) { return applyTo(catalog, *edit); }, std::move(onWritten));
}

void EditService::revert(std::shared_ptr<TagEdit> edit)
{
    append([edit](Catalog &catalog) { return revertIn(catalog, *edit); });
}

} // namespace modalens
