// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/searchservice.h"

#include "app/gui/services/previewbuilder.h"
#include "app/gui/services/windowsummaries.h"
#include "app/gui/text/paths.h"
#include "engine/base/log.h"
#include "engine/catalog/itemfinder.h"

#include <QLocale>

#include <utility>

namespace modalens {

namespace {

Result<QVector<SearchHit>> hitsOf(const Catalog &catalog, const std::vector<ItemId> &items,
                                  const std::string &language)
{
    MODALENS_TRY(summaries, windowSummaries(catalog, items, language));
    QVector<SearchHit> hits;
    for (const ItemSummary &summary : summaries) {
        if (summary.key.empty())
            continue; // removed since the names were read
        MODALENS_TRY(tags, catalog.tags(summary.id));
        hits.append({QString::fromStdString(summary.key), QString::fromStdString(summary.title),
                     placeOf(tags), textFromPath(summary.picturePath)});
    }
    return hits;
}

QString problemText(const Error &error, SearchMode mode)
{
    if (error.code == ErrorCode::InvalidArgument && mode == SearchMode::Pattern)
        return SearchService::tr("This is no regular expression: %1", "reason in English")
            .arg(QString::fromStdString(error.message));
    return SearchService::tr("The catalog could not be searched: %1", "reason in English")
        .arg(QString::fromStdString(error.message));
}

/// Where words are looked for that a mode does not find: a name may hold them in the middle of a word, and a
/// text what no name says.
std::vector<SearchMode> otherModes(SearchMode mode)
{
    switch (mode) {
    case SearchMode::Names:
        return {SearchMode::Texts};
    case SearchMode::Texts:
        return {SearchMode::Names};
    case SearchMode::WholeWords:
        return {SearchMode::Texts, SearchMode::Names};
    case SearchMode::Pattern:
        break; // a pattern is no words
    }
    return {};
}

/// What cannot be looked for there, or was stopped, is not there.
SearchElsewhere elsewhereOf(ItemFinder &finder, const Catalog &catalog, const QString &text, SearchMode mode,
                            const std::stop_token &stop)
{
    for (const SearchMode other : otherModes(mode)) {
        const auto found = finder.find(catalog, text.toStdString(), textMatchOf(other), 1, stop);
        if (found && found->total > 0)
            return {other, found->total, found->isTotalExact};
    }
    return {};
}

/// Nothing when it was stopped.
std::optional<SearchAnswer> answerOf(ItemFinder &finder, const Catalog &catalog, const QString &text,
                                     SearchMode mode, const std::string &language,
                                     const std::stop_token &stop)
{
    SearchAnswer answer{.text = text, .mode = mode, .hits = {}, .problem = {}};
    const auto found =
        finder.find(catalog, text.toStdString(), textMatchOf(mode), SearchService::kMaxHits, stop);
    if (!found) {
        if (found.error().code == ErrorCode::Cancelled)
            return std::nullopt;
        answer.problem = problemText(found.error(), mode);
        return answer;
    }
    const auto hits = hitsOf(catalog, found->items, language);
    if (!hits) {
        answer.problem = problemText(hits.error(), mode);
        return answer;
    }
    answer.hits = *hits;
    answer.total = found->total;
    answer.isTotalExact = found->isTotalExact;
    if (answer.total == 0)
        answer.elsewhere = elsewhereOf(finder, catalog, text, mode, stop);
    return answer;
}

} // namespace

TextMatch textMatchOf(SearchMode mode)
{
    switch (mode) {
    case SearchMode::Names:
        return TextMatch::Names;
    case SearchMode::Texts:
        return TextMatch::Texts;
    case SearchMode::WholeWords:
        return TextMatch::WholeWords;
    case SearchMode::Pattern:
        return TextMatch::Pattern;
    }
    return TextMatch::Texts;
}

SearchMode searchModeOf(TextMatch match)
{
    for (const SearchMode mode : {SearchMode::Names, SearchMode::WholeWords, SearchMode::Pattern})
        if (textMatchOf(mode) == match)
            return mode;
    return SearchMode::Texts;
}

SearchService::SearchService(QObject *parent)
    : QObject(parent)
{
}

SearchService::~SearchService() = default;

void SearchService::open(const std::filesystem::path &folder)
{
    close();
    m_language = QLocale().name().toStdString();
    m_finder = std::make_shared<ItemFinder>();
    m_thread = std::make_unique<CatalogThread>(folder, OpenMode::ReadOnly);
}

void SearchService::close()
{
    ++m_catalogNumber;
    m_thread.reset();
    m_finder.reset();
}

void SearchService::prepare(SearchMode mode)
{
    if (!m_thread)
        return;
    m_thread->post("prepare", [finder = m_finder, mode](Result<Catalog> &catalog, std::stop_token stop) {
        if (!catalog)
            return;
        const Status status = finder->prepare(*catalog, textMatchOf(mode), std::move(stop));
        if (!status && status.error().code != ErrorCode::Cancelled)
            logMessage(LogLevel::Warning, describe(status.error()));
    });
}

void SearchService::search(const QString &text, SearchMode mode)
{
    if (!m_thread)
        return;
    m_thread->post(
        "search",
        [this, finder = m_finder, text, mode, language = m_language,
         number = m_catalogNumber](Result<Catalog> &catalog, std::stop_token stop) {
            if (!catalog)
                return; // said by whoever opened it
            if (const auto answer = answerOf(*finder, *catalog, text, mode, language, stop))
                QMetaObject::invokeMethod(
                    this, [this, answer = *answer, number] { tell(answer, number); }, Qt::QueuedConnection);
        },
        CatalogThread::Running::Stop);
}

void SearchService::tell(const SearchAnswer &answer, std::uint64_t catalogNumber)
{
    if (catalogNumber == m_catalogNumber)
        Q_EMIT answered(answer);
}

void SearchService::forget()
{
    if (m_thread)
        m_thread->post("forget",
                       [finder = m_finder](Result<Catalog> &, std::stop_token) { finder->forget(); });
}

} // namespace modalens
