// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/healthservice.h"

#include "app/gui/text/errortext.h"
#include "app/gui/text/signaltext.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

const QLatin1String kMatrix("matrix"), kBroken("broken"), kDuplicates("duplicates"), kNear("near"),
    kOutliers("outliers"), kDisagree("disagree");

HealthCheck done(const QString &id, const QString &label, std::size_t count)
{
    HealthCheck check;
    check.id = id;
    check.label = label;
    check.state = HealthCheck::State::Done;
    check.count = static_cast<qint64>(count);
    return check;
}

/// Items that lack something that others have.
std::size_t incompleteCount(const QuickHealth &health)
{
    int all = 0;
    std::size_t count = 0;
    for (const ModalitySet &set : health.sets)
        all |= set.modalities;
    for (const ModalitySet &set : health.sets)
        count += set.modalities == all ? 0 : set.items.size();
    return count;
}

QString numbered(const QString &id, std::size_t place)
{
    return QStringLiteral("%1:%2").arg(id).arg(place);
}

} // namespace

HealthService::HealthService(JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
{
}

HealthService::~HealthService() = default;

void HealthService::open(const std::filesystem::path &folder, std::int64_t largestSpace)
{
    close();
    m_folder = folder;
    m_language = QLocale().name().toStdString();
    m_largestSpace = largestSpace;
    Q_EMIT checksChanged();
}

void HealthService::close()
{
    cancel();
    ++m_catalogNumber;
    ++m_generation;
    m_thread.reset();
    m_folder.clear();
    m_quickProgress = m_neighbourProgress = {};
    m_quick.reset();
    m_neighbours.reset();
    m_quickJob = m_neighbourJob = nullptr;
    m_thresholds.clear();
    m_set = -1;
    Q_EMIT checksChanged();
    Q_EMIT stopped();
}

void HealthService::cancel()
{
    for (Job *job : {m_quickJob.data(), m_neighbourJob.data()})
        if (job)
            job->cancel();
}

void HealthService::look(bool comparesLarge)
{
    if (m_folder.empty())
        return;
    if (m_quickProgress.part == Part::Unknown || (comparesLarge && m_quickProgress.part >= Part::Stopped))
        lookQuick();
    const bool isSmall = m_largestSpace <= kCompareAtOnce;
    const bool isWanted = m_neighbourProgress.part == Part::Unknown
                              ? isSmall || comparesLarge
                              : comparesLarge && m_neighbourProgress.part >= Part::Stopped;
    if (m_largestSpace > 0 && isWanted)
        lookNeighbours();
    Q_EMIT checksChanged();
}

void HealthService::lookQuick()
{
    m_quickProgress = {Part::Running, {}};
    m_quickJob = m_runner.run(
        tr("Looking over the catalog"),
        [folder = m_folder](ProgressSink &progress, std::stop_token stop) {
            return lookQuickly(folder, progress, std::move(stop));
        },
        this,
        [this, number = m_catalogNumber](Result<QuickHealth> outcome) {
            if (number == m_catalogNumber)
                finish(std::move(outcome), m_quickProgress, m_quick);
        });
    follow(m_quickJob);
}

void HealthService::lookNeighbours()
{
    m_neighbourProgress = {Part::Running, {}};
    m_neighbourJob = m_runner.run(
        tr("Comparing items"),
        [folder = m_folder](ProgressSink &progress, std::stop_token stop) {
            return lookAtNeighbours(folder, progress, std::move(stop));
        },
        this,
        [this, number = m_catalogNumber](Result<NeighbourHealth> outcome) {
            if (number == m_catalogNumber)
                finish(std::move(outcome), m_neighbourProgress, m_neighbours);
        });
    follow(m_neighbourJob);
}

void HealthService::follow(Job *job)
{
    connect(job, &Job::progressed, this, [this, job](const ProgressUpdate &update) {
        if (job != m_quickJob && job != m_neighbourJob)
            return; // of the catalog before
        const QString stage = stageText(update.stage);
        Q_EMIT progressed(stage.isEmpty() ? job->title() : stage, update.done, update.total);
    });
    connect(job, &Job::finished, this, [this, job] {
        if (job == m_quickJob)
            m_quickJob = nullptr;
        if (job == m_neighbourJob)
            m_neighbourJob = nullptr;
        if (!isLooking())
            Q_EMIT stopped();
    });
}

template <class T>
void HealthService::finish(Result<T> outcome, Progress &progress, std::shared_ptr<const T> &to)
{
    if (outcome) {
        to = std::make_shared<const T>(std::move(*outcome));
        progress.part = Part::Done;
    } else if (outcome.error().code == ErrorCode::Cancelled) {
        progress.part = Part::Stopped;
    } else {
        progress = {Part::Failed, errorText(outcome.error()).what};
    }
    Q_EMIT checksChanged();
}

HealthCheck HealthService::waiting(const QString &id, const QString &label, const Progress &progress) const
{
    HealthCheck check;
    check.id = id;
    check.label = label;
    switch (progress.part) {
    case Part::Running:
        check.state = HealthCheck::State::Running;
        break;
    case Part::Failed:
        check.state = HealthCheck::State::Failed;
        check.message = progress.problem;
        check.action = tr("Try again");
        break;
    case Part::Stopped:
        check.state = HealthCheck::State::Waiting;
        check.message = tr("It was stopped before it was done");
        check.action = tr("Look again");
        break;
    default:
        check.state = HealthCheck::State::Waiting;
        check.message = tr("Not looked for yet");
        check.action = tr("Look");
    }
    return check;
}

void HealthService::addQuickChecks(QVector<HealthCheck> &checks) const
{
    const QString matrix = tr("Missing modalities"), broken = tr("Broken media"),
                  duplicates = tr("Exact duplicates");
    if (m_quick) {
        checks << done(kMatrix, matrix, incompleteCount(*m_quick))
               << done(kBroken, broken, m_quick->broken.size())
               << done(kDuplicates, duplicates, m_quick->duplicates.size());
        return;
    }
    for (const auto &[id, label] :
         {std::pair(kMatrix, matrix), std::pair(kBroken, broken), std::pair(kDuplicates, duplicates)})
        checks << waiting(id, label, m_quickProgress);
}

void HealthService::addNeighbourChecks(QVector<HealthCheck> &checks) const
{
    if (m_neighbours) {
        const auto &spaces = m_neighbours->spaces;
        const auto label = [this, &spaces](std::size_t i) {
            return spaceLabel(spaces[i].vectors->info(), m_tracks);
        };
        for (std::size_t i = 0; i < spaces.size(); ++i)
            checks << done(numbered(kNear, i), tr("Near duplicates: %1").arg(label(i)),
                           spaces[i].near.size());
        for (std::size_t i = 0; i < spaces.size(); ++i)
            checks << done(numbered(kOutliers, i), tr("Outliers: %1").arg(label(i)),
                           spaces[i].outliers.size());
        for (std::size_t i = 0; i < m_neighbours->pairs.size(); ++i) {
            const NeighbourHealth::Pair &pair = m_neighbours->pairs[i];
            checks << done(numbered(kDisagree, i),
                           tr("Disagreement: %1, %2").arg(label(pair.first), label(pair.second)),
                           pair.items.size());
        }
        return;
    }
    for (const auto &[id, label] :
         {std::pair(kNear, tr("Near duplicates")), std::pair(kOutliers, tr("Outliers")),
          std::pair(kDisagree, tr("Disagreement"))}) {
        HealthCheck check = waiting(id, label, m_neighbourProgress);
        if (m_largestSpace == 0) {
            check.state = HealthCheck::State::Unavailable;
            check.message =
                tr("Embed first: Catalog > Embed what is new. Items are compared by their vectors.");
            check.action.clear();
        } else if (m_neighbourProgress.part == Part::Unknown && m_largestSpace > kCompareAtOnce) {
            check.message =
                tr("Comparing %1 items takes minutes. It goes on while you work, and can be stopped.")
                    .arg(QLocale().toString(qint64(m_largestSpace)));
            check.action = tr("Compare");
        }
        checks << check;
    }
}

QVector<HealthCheck> HealthService::checks() const
{
    QVector<HealthCheck> checks;
    if (m_folder.empty())
        return checks;
    addQuickChecks(checks);
    addNeighbourChecks(checks);
    return checks;
}

bool HealthService::setTracks(const std::vector<MixerTrack> &tracks)
{
    const auto isNamedAlike = [](const MixerTrack &a, const MixerTrack &b) {
        return a.signal == b.signal && a.label == b.label;
    };
    const bool isSame =
        std::equal(m_tracks.begin(), m_tracks.end(), tracks.begin(), tracks.end(), isNamedAlike);
    m_tracks = tracks;
    if (!isSame)
        Q_EMIT checksChanged();
    return !isSame;
}

void HealthService::request(const QString &check)
{
    if (m_folder.empty())
        return;
    if (!m_thread)
        m_thread = std::make_unique<CatalogThread>(m_folder, OpenMode::ReadOnly);
    const HealthQuestion question{check, m_thresholds.value(check, 0.0), m_set, m_tracks};
    m_thread->post("findings", [this, generation = ++m_generation, question, quick = m_quick,
                                neighbours = m_neighbours,
                                language = m_language](Result<Catalog> &catalog, const std::stop_token &) {
        Result<HealthFindings> findings =
            catalog ? healthFindings(*catalog, question, quick.get(), neighbours.get(), language)
                    : Result<HealthFindings>(Unexpected<Error>(Error(catalog.error())));
        if (!findings)
            findings.error().subject = question.check.toStdString();
        QMetaObject::invokeMethod(
            this, [this, generation, findings] { receive(generation, findings); }, Qt::QueuedConnection);
    });
}

void HealthService::receive(quint64 generation, const Result<HealthFindings> &findings)
{
    if (generation != m_generation)
        return;
    if (findings) {
        Q_EMIT findingsReady(*findings);
        return;
    }
    HealthFindings problem;
    problem.check = QString::fromStdString(findings.error().subject);
    problem.summary = errorText(findings.error()).what;
    Q_EMIT findingsReady(problem);
}

void HealthService::setThreshold(const QString &check, double threshold)
{
    m_thresholds.insert(check, threshold);
    request(check);
}

void HealthService::setMatrixSet(int set)
{
    m_set = set;
    request(kMatrix);
}

} // namespace modalens
