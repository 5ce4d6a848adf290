// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/assetpass.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>

namespace modalens {

namespace {

constexpr std::int64_t kRowsPerClaim = 8192;

/// The first error of a team's members.
class FirstError
{
public:
    void note(const Status &status)
    {
        if (status)
            return;
        m_hasFailed = true;
        const std::lock_guard lock(m_mutex);
        if (m_status)
            m_status = status;
    }
    bool hasFailed() const { return m_hasFailed; }
    const Status &status() const { return m_status; }

private:
    std::atomic<bool> m_hasFailed{false};
    std::mutex m_mutex;
    Status m_status;
};

} // namespace

Status visitAssets(const std::filesystem::path &catalogFolder, ThreadTeam &team, ProgressSink &progress,
                   const std::stop_token &stop,
                   const std::function<void(int member, const ScannedAsset &asset)> &visit)
{
    MODALENS_TRY(first, CatalogScan::open(catalogFolder));
    MODALENS_TRY(rows, first.rowCount());
    std::atomic<std::int64_t> next{0};
    FirstError error;
    const auto work = [&](int member) -> Status {
        MODALENS_TRY(scan, CatalogScan::open(catalogFolder));
        for (std::int64_t from; !error.hasFailed() && (from = next.fetch_add(kRowsPerClaim)) < rows;) {
            if (stop.stop_requested())
                return fail(ErrorCode::Cancelled, "stopped");
            MODALENS_CHECK(scan.assets(from, std::min(from + kRowsPerClaim, rows),
                                       [&](const ScannedAsset &asset) { visit(member, asset); }));
            progress.report({"inspect.assets", from, rows, {}});
        }
        return {};
    };
    team.run([&](int member) { error.note(work(member)); });
    return error.status();
}

bool FolderMemo::folderExists(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    const std::string_view folder = slash == std::string_view::npos ? "." : path.substr(0, slash + 1);
    if (folder != m_folder) {
        m_folder = folder;
        std::error_code ignored;
        m_exists = std::filesystem::is_directory(m_folder, ignored);
    }
    return m_exists;
}

} // namespace modalens
