// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/healthpanel.h"

#include "widgets/emptystate.h"
#include "widgets/healthlist.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kChecksPx = 250;
constexpr int kMatrixRows = 7; // shown without scrolling
constexpr int kProgressSteps = 1000;

QString countText(const HealthCheck &check)
{
    switch (check.state) {
    case HealthCheck::State::Done:
        return QLocale().toString(check.count);
    case HealthCheck::State::Running:
        return QStringLiteral("…");
    case HealthCheck::State::Failed:
        return QStringLiteral("!");
    default:
        return QStringLiteral("–");
    }
}

} // namespace

HealthPanel::HealthPanel(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_list->setAccessibleName(tr("What is looked for"));
    m_list->setFrameShape(QFrame::NoFrame);
    followTextScale(m_list, [this] { m_list->setFixedWidth(scaled(kChecksPx)); });
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    m_stack = new QStackedLayout;
    m_stack->addWidget(buildFindings(media));
    m_empty = new EmptyState(this);
    m_stack->addWidget(m_empty);
    right->addLayout(m_stack, 1);
    right->addWidget(buildProgress());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addSpacing(metrics::kPaddingPx - 4);
    layout->addWidget(m_list);
    layout->addLayout(right, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (!m_isSetting)
            choose();
    });
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { Q_EMIT actionRequested(currentCheck()); });
    colour();
    showState();
}

/// Chosen lines are quiet: yellow belongs to the selected item.
void HealthPanel::colour()
{
    const Theme &theme = themeOf(this);
    QPalette quiet = palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        quiet.setColor(group, QPalette::Highlight, theme.raised);
        quiet.setColor(group, QPalette::HighlightedText, theme.text);
    }
    m_list->setPalette(quiet);
    m_matrix->setPalette(quiet);
}

void HealthPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_matrix)
        colour();
}

const HealthCheck *HealthPanel::check(const QString &id) const
{
    const auto found = std::find_if(m_checks.begin(), m_checks.end(),
                                    [&id](const HealthCheck &check) { return check.id == id; });
    return found == m_checks.end() ? nullptr : &*found;
}

QString HealthPanel::currentCheck() const
{
    return m_checks.value(m_list->currentRow()).id;
}

void HealthPanel::setChecks(const QVector<HealthCheck> &checks)
{
    if (checks == m_checks)
        return;
    const QString before = currentCheck();
    const HealthCheck *known = check(before);
    const auto stateBefore = known ? known->state : HealthCheck::State::Unavailable;
    m_checks = checks;
    m_isSetting = true;
    labelChecks();
    const auto again = std::find_if(m_checks.begin(), m_checks.end(), [&before](const HealthCheck &check) {
        return check.id == before || check.id.startsWith(before + QLatin1Char(':'));
    });
    m_list->setCurrentRow(again == m_checks.end() || before.isEmpty() ? 0 : int(again - m_checks.begin()));
    m_isSetting = false;
    const HealthCheck *now = check(currentCheck());
    if (now && (now->id != before || now->state != stateBefore))
        choose();
}

void HealthPanel::labelChecks()
{
    while (m_list->count() > m_checks.size())
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < m_checks.size())
        m_list->addItem(QString());
    for (int i = 0; i < m_checks.size(); ++i) {
        const QString count = countText(m_checks.at(i));
        m_list->item(i)->setText(tr("%1  (%2)", "check, findings").arg(m_checks.at(i).label, count));
        m_list->item(i)->setSizeHint({kChecksPx - 4, 30});
    }
}

void HealthPanel::setCurrentCheck(const QString &id)
{
    if (const HealthCheck *wanted = check(id))
        m_list->setCurrentRow(int(wanted - m_checks.constData()));
}

void HealthPanel::choose()
{
    m_findings = {};
    showState();
    if (const HealthCheck *now = check(currentCheck()); now && now->state == HealthCheck::State::Done)
        Q_EMIT checkChosen(now->id);
}

void HealthPanel::showState()
{
    const HealthCheck *now = check(currentCheck());
    const bool isDone = now && now->state == HealthCheck::State::Done;
    const bool isEmpty = isDone && m_findings.check == now->id && m_findings.rows.isEmpty() &&
                         m_findings.sets.isEmpty() && !m_findings.hasThreshold;
    m_stack->setCurrentIndex(isDone && !isEmpty ? 0 : 1);
    m_rows->setRows(m_findings.rows, m_findings.hasGroups);
    m_summary->setText(m_findings.summary);
    m_threshold->setVisible(m_findings.hasThreshold);
    m_thresholdLabel->setVisible(m_findings.hasThreshold);
    m_matrix->setVisible(!m_findings.sets.isEmpty());
    m_query->setEnabled(false);
    m_show->setEnabled(!m_findings.items.isEmpty());
    m_repeats->setVisible(m_findings.hasGroups);
    m_repeats->setEnabled(!m_findings.repeats.isEmpty());
    m_filter->setEnabled(!m_findings.items.isEmpty());
    m_count->setText(m_findings.items.isEmpty() ? QString()
                                                : tr("%n item(s)", "", int(m_findings.items.size())));
    if (!now)
        m_empty->setTitle(tr("Open a catalog first"));
    else if (now->state == HealthCheck::State::Running)
        m_empty->setTitle(tr("Looking…"));
    else
        m_empty->setTitle(isEmpty ? tr("Nothing found") : now->label);
    m_empty->setText(isEmpty ? m_findings.summary : now ? now->message : QString());
    m_empty->setButtons(now && !isDone && !now->action.isEmpty() ? QStringList{now->action} : QStringList());
}

void HealthPanel::setFindings(const HealthFindings &findings)
{
    if (findings.check != currentCheck())
        return;
    m_findings = findings;
    const QSignalBlocker noEcho(m_threshold);
    m_threshold->setValue(findings.threshold);
    showMatrix(findings);
    showState();
}

void HealthPanel::showMatrix(const HealthFindings &findings)
{
    const QSignalBlocker noEcho(m_matrix);
    m_matrix->setColumnCount(int(findings.modalities.size()) + 1);
    m_matrix->setHorizontalHeaderLabels(QStringList{tr("Items")} + findings.modalities);
    m_matrix->setRowCount(int(findings.sets.size()));
    for (int row = 0; row < findings.sets.size(); ++row) {
        const HealthSet &set = findings.sets.at(row);
        m_matrix->setItem(row, 0, new QTableWidgetItem(QLocale().toString(set.items)));
        m_matrix->item(row, 0)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        for (int column = 0; column < set.has.size(); ++column) {
            auto *cell = new QTableWidgetItem(set.has.at(column) ? QStringLiteral("●") : QStringLiteral("–"));
            cell->setTextAlignment(Qt::AlignCenter);
            cell->setData(Qt::AccessibleTextRole, set.has.at(column) ? tr("present") : tr("missing"));
            m_matrix->setItem(row, column + 1, cell);
        }
        if (set.id == findings.currentSet)
            m_matrix->setCurrentCell(row, 0);
    }
    const int shown = std::min(kMatrixRows, int(findings.sets.size()));
    m_matrix->setFixedHeight(m_matrix->horizontalHeader()->sizeHint().height() +
                             shown * m_matrix->verticalHeader()->defaultSectionSize() + 4);
}

void HealthPanel::setProgress(const QString &stage, qint64 done, qint64 total)
{
    m_progressLine->show();
    m_stage->setText(stage);
    m_progress->setAccessibleName(stage);
    m_progress->setRange(0, total > 0 ? kProgressSteps : 0);
    if (total > 0)
        m_progress->setValue(
            int(double(std::clamp<qint64>(done, 0, total)) / double(total) * kProgressSteps));
}

void HealthPanel::hideProgress()
{
    m_progressLine->hide();
}

} // namespace modalens
