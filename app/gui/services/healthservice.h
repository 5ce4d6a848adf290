// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "app/gui/jobs/jobrunner.h"
#include "app/gui/services/healthreport.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <memory>

namespace modalens {

/// Looks for what stands out in the open catalog and remembers it until the catalog changes. What takes long
/// are two jobs of the JobRunner, seen and stopped like any other: the quick one (modalities, files, exact
/// duplicates) and the one that compares vectors, which large catalogs start by hand. Lists are then read on
/// a thread of their own; of those only the newest is answered. GUI thread.
class HealthService : public QObject
{
    Q_OBJECT

public:
    /// Vectors of one space that are compared without being asked: seconds.
    static constexpr std::int64_t kCompareAtOnce = 20'000;

    explicit HealthService(JobRunner &runner, QObject *parent = nullptr);
    ~HealthService() override;

    /// Forgets everything. \param largestSpace its vectors; 0: nothing is embedded.
    void open(const std::filesystem::path &folder, std::int64_t largestSpace);
    void close();
    /// Starts what is neither known nor running; comparing large spaces only with `comparesLarge`. Does
    /// nothing while nothing changed.
    void look(bool comparesLarge = false);
    void cancel();
    bool isLooking() const { return m_quickJob || m_neighbourJob; }

    QVector<HealthCheck> checks() const;
    /// What the analyst calls the signals. \return whether that is another name for one of them.
    bool setTracks(const std::vector<MixerTrack> &tracks);
    /// findingsReady() follows, unless the check is not done.
    void request(const QString &check);
    void setThreshold(const QString &check, double threshold);
    void setMatrixSet(int set);

Q_SIGNALS:
    void checksChanged();
    void findingsReady(const modalens::HealthFindings &findings);
    void progressed(const QString &stage, qint64 done, qint64 total);
    void stopped(); ///< Nothing runs any more.

private:
    enum class Part { Unknown, Running, Done, Stopped, Failed };
    struct Progress
    {
        Part part = Part::Unknown;
        QString problem;
    };
    void lookQuick();
    void lookNeighbours();
    void follow(Job *job);
    template <class T>
    void finish(Result<T> outcome, Progress &progress, std::shared_ptr<const T> &to);
    HealthCheck waiting(const QString &id, const QString &label, const Progress &progress) const;
    void addQuickChecks(QVector<HealthCheck> &checks) const;
    void addNeighbourChecks(QVector<HealthCheck> &checks) const;
    void receive(quint64 generation, const Result<HealthFindings> &findings);

    JobRunner &m_runner;
    std::filesystem::path m_folder;
    std::string m_language;
    std::int64_t m_largestSpace = 0;
    quint64 m_catalogNumber = 0;
    quint64 m_generation = 0;
    Progress m_quickProgress, m_neighbourProgress;
    std::shared_ptr<const QuickHealth> m_quick;
    std::shared_ptr<const NeighbourHealth> m_neighbours;
    QPointer<Job> m_quickJob, m_neighbourJob;
    QHash<QString, double> m_thresholds;
    int m_set = -1;
    std::vector<MixerTrack> m_tracks;
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

} // namespace modalens
