// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/filewalk.h"

#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/mediakind.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <string_view>

namespace modalens {

namespace {

struct DirectoryCloser
{
    void operator()(DIR *directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, DirectoryCloser>;
using FolderIdentity = std::pair<dev_t, ino_t>;

/// One walk: real folders are walked first, links to folders wait until all real ones are known.
class Walk
{
public:
    Walk(const std::filesystem::path &root, ProgressSink &progress, std::stop_token stop)
        : m_root(root.string())
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
    }

    Result<FileListing> run()
    {
        MODALENS_CHECK(visit({}, true));
        while (!m_pending.empty() || !m_links.empty()) {
            if (m_stop.stop_requested())
                return fail(ErrorCode::Cancelled, "the walk was stopped", m_root);
            std::vector<std::string> &from = m_pending.empty() ? m_links : m_pending;
            const std::string folder = std::move(from.back());
            from.pop_back();
            MODALENS_CHECK(visit(folder, false));
        }
        return std::move(m_listing);
    }

private:
    std::string absolute(std::string_view relative) const
    {
        return relative.empty() ? m_root : m_root + "/" + std::string(relative);
    }

    Status visit(const std::string &folder, bool isRoot)
    {
        Directory directory(::opendir(absolute(folder).c_str()));
        struct stat status
        {
        };
        if (!directory || ::fstat(::dirfd(directory.get()), &status) != 0) {
            Error error = errorFromErrno(errno, "read the folder", absolute(folder));
            if (isRoot)
                return Unexpected<Error>(std::move(error));
            m_listing.failures.push_back({escapedUtf8(error.subject), std::move(error.message)});
            return {};
        }
        if (!m_entered.emplace(status.st_dev, status.st_ino).second)
            return {};
        if (!isRoot && ::faccessat(::dirfd(directory.get()), "catalog.db", F_OK, 0) == 0)
            return {}; // a catalog of ours holds derived data, not media
        readEntries(directory.get(), folder);
        m_progress.report(
            {"import.scan", static_cast<std::int64_t>(m_listing.files.size()), -1, escapedUtf8(folder)});
        return {};
    }

    void readEntries(DIR *directory, const std::string &folder)
    {
        const auto folderIndex = static_cast<std::uint32_t>(m_listing.folders.size());
        m_listing.folders.push_back(folder);
        const std::size_t firstFile = m_listing.files.size();
        std::vector<std::string> subfolders;
        while (const dirent *entry = ::readdir(directory))
            if (entry->d_name[0] != '.')
                take(directory, *entry, folder, folderIndex, subfolders);
        std::sort(m_listing.files.begin() + static_cast<std::ptrdiff_t>(firstFile), m_listing.files.end(),
                  [](const FoundFile &a, const FoundFile &b) { return a.name < b.name; });
        std::sort(subfolders.rbegin(), subfolders.rend()); // the last one is visited first
        m_pending.insert(m_pending.end(), subfolders.begin(), subfolders.end());
    }

    void take(DIR *directory, const dirent &entry, const std::string &folder, std::uint32_t folderIndex,
              std::vector<std::string> &subfolders)
    {
        const std::string_view name = entry.d_name;
        const bool isMedia = mediaKind(name).has_value();
        struct stat status
        {
        };
        if (entry.d_type == DT_DIR) {
            subfolders.push_back(join(folder, name));
            return;
        }
        const bool mayBeFolder = entry.d_type == DT_LNK || entry.d_type == DT_UNKNOWN;
        if ((!isMedia || entry.d_type == DT_FIFO || entry.d_type == DT_SOCK) && !mayBeFolder) {
            ignore(name, isMedia);
            return;
        }
        if (::fstatat(::dirfd(directory), entry.d_name, &status, 0) != 0) {
            const Error error =
                errorFromErrno(errno, "inspect the file", escapedUtf8(absolute(join(folder, name))));
            m_listing.failures.push_back({error.subject, error.message});
        } else if (S_ISDIR(status.st_mode)) {
            (entry.d_type == DT_LNK ? m_links : subfolders).push_back(join(folder, name));
        } else if (S_ISREG(status.st_mode) && isMedia) {
            m_listing.files.push_back({folderIndex, std::string(name), status.st_size,
                                       status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec});
        } else {
            ignore(name, !S_ISREG(status.st_mode));
        }
    }

    void ignore(std::string_view name, bool isSpecial)
    {
        constexpr std::size_t maxKinds = 200, maxEnding = 12;
        ++m_listing.ignored;
        const std::string ending = asciiLower(extensionOf(name));
        const bool isKind = !ending.empty() && ending.size() <= maxEnding;
        std::string kind = isSpecial ? "no plain files"
                           : isKind  ? "." + escapedUtf8(ending)
                                     : "without an ending";
        if (m_listing.ignoredKinds.size() >= maxKinds && !m_listing.ignoredKinds.contains(kind))
            kind = "other";
        ++m_listing.ignoredKinds[kind];
    }

    static std::string join(const std::string &folder, std::string_view name)
    {
        return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
    }

    std::string m_root;
    ProgressSink &m_progress;
    std::stop_token m_stop;
    FileListing m_listing;
    std::vector<std::string> m_pending;
    std::vector<std::string> m_links;
    std::set<FolderIdentity> m_entered;
};

} // namespace

Result<FileListing> walkFolder(const std::filesystem::path &root, ProgressSink &progress,
                               std::stop_token stop)
{
    return Walk(std::filesystem::absolute(root).lexically_normal(), progress, std::move(stop)).run();
}

} // namespace modalens
