// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/folder.h"

#include "engine/base/hash.h"
#include "engine/catalog/import/importrun.h"
#include "engine/catalog/import/importtext.h"

#include <unistd.h>

#include <filesystem>
#include <unordered_set>

namespace modalens {

namespace {

constexpr std::size_t kMaxVanishedNamed = 1000;

void append(std::vector<ImportFailure> &to, std::vector<ImportFailure> &from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

class FolderImport
{
public:
    FolderImport(ImportRun &run, std::string root, LeftOvers leftOvers)
        : m_run(run)
        , m_root(std::move(root))
        , m_leftOvers(leftOvers)
    {
    }

    Status run()
    {
        MODALENS_TRY(items, scanFolder(m_root, m_leftOvers, m_run.progress(), m_run.stopToken()));
        append(m_run.report.failures, items.listing.failures);
        append(m_run.report.failures, items.groups.failures);
        m_run.report.leftOut += std::ssize(items.groups.leftOut);
        append(m_run.report.notes, items.groups.leftOut);
        m_run.report.skipped += items.listing.ignored;
        m_run.report.ignored = items.listing.ignoredKinds;
        if (items.groups.items.empty() && m_run.report.failures.empty())
            addFailure(m_run.report, escapedUtf8(m_root),
                       "there is no picture, sound, video or text in this folder that can be imported");
        MODALENS_CHECK(storeItems(items));
        return reportVanished();
    }

private:
    Status storeItems(const FolderItems &items)
    {
        const auto total = static_cast<std::int64_t>(items.groups.items.size());
        for (const StemGroup &group : items.groups.items) {
            std::string key = keyOf(items, group);
            const std::uint64_t stamp = stampOf(items, group, m_root);
            m_run.advance(total, key);
            MODALENS_TRY(isTaken, isTakenByOthers(key));
            const bool isUnchanged = m_run.isUnchanged(key, stamp);
            m_seen.insert(hashText(key));
            if (isUnchanged || isTaken) {
                m_run.report.skipped += isUnchanged;
                continue;
            }
            const std::size_t failuresBefore = m_run.report.failures.size();
            ItemDraft draft = makeDraft(items, group, m_root, m_run.report);
            const bool isIncomplete = m_run.report.failures.size() > failuresBefore;
            draft.stamp = isIncomplete ? stamp ^ 1 : stamp; // what failed is tried again by the next import
            if (!draft.assets.empty())
                MODALENS_CHECK(m_run.put(std::move(draft)));
            if (m_run.isStopped())
                return fail(ErrorCode::Cancelled, "the import was stopped", m_root);
        }
        return m_run.flush();
    }

    /// True when the key belongs to an item of another source whose files are still there: replacing it would
    /// hang its labels on something else. (Where they are gone the media have moved, and the item moves with
    /// them.)
    Result<bool> isTakenByOthers(const std::string &key)
    {
        const auto known = m_run.knownStamps().find(key);
        if (known == m_run.knownStamps().end() || sourceMarkOf(known->second) == sourceMark(m_root))
            return false;
        MODALENS_TRY(item, m_run.catalog().findItem(key));
        if (!item)
            return false;
        MODALENS_TRY(assets, m_run.catalog().assets(*item));
        for (const Asset &asset : assets) {
            if (asset.path.empty() || asset.path.starts_with(m_root + "/") ||
                ::access(asset.path.c_str(), F_OK) != 0)
                continue;
            addFailure(m_run.report, key,
                       "the catalog has an item of this name from elsewhere (" + escapedUtf8(asset.path) +
                           "); import the folder above both, or rename one");
            return true;
        }
        return false;
    }

    /// Items that came from this root and that the walk did not see. They stay: labels hang on them.
    Status reportVanished()
    {
        for (const auto &[key, stamp] : m_run.knownStamps()) {
            if (sourceMarkOf(stamp) != sourceMark(m_root) || m_seen.contains(hashText(key)))
                continue;
            MODALENS_TRY(isGone, hasVanished(key));
            if (!isGone)
                continue;
            if (++m_run.report.vanished <= static_cast<std::int64_t>(kMaxVanishedNamed))
                m_run.report.notes.push_back({key, "its files are gone; the item and its labels are kept"});
        }
        return {};
    }

    /// The mark in a stamp is 16 bits of a hash, so the item's files have the last word.
    Result<bool> hasVanished(const std::string &key)
    {
        MODALENS_TRY(item, m_run.catalog().findItem(key));
        if (!item)
            return false;
        MODALENS_TRY(assets, m_run.catalog().assets(*item));
        bool isOurs = false;
        for (const Asset &asset : assets) {
            if (asset.path.empty())
                continue;
            if (::access(asset.path.c_str(), F_OK) == 0)
                return false;
            isOurs = isOurs || asset.path.starts_with(m_root + "/");
        }
        return isOurs;
    }

    ImportRun &m_run;
    std::string m_root;
    LeftOvers m_leftOvers;
    std::unordered_set<std::uint64_t> m_seen; ///< Hashes of keys.
};

} // namespace

Result<ImportReport> importFolder(Catalog &catalog, const std::filesystem::path &folder,
                                  ProgressSink &progress, std::stop_token stop, LeftOvers leftOvers)
{
    std::string root = std::filesystem::absolute(folder).lexically_normal().string();
    while (root.size() > 1 && root.back() == '/')
        root.pop_back();
    ImportRun run(catalog, root, progress, std::move(stop));
    MODALENS_CHECK(run.start());
    return run.finish(FolderImport(run, root, leftOvers).run());
}

} // namespace modalens
