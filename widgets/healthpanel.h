// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/health.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QTableWidget;

namespace modalens {

class EmptyState;
class HealthList;
class MediaSource;

/// The health of a catalog: what is looked for at the left with how much was found, the findings of the
/// chosen one at the right, and under them what can be done with them.
class HealthPanel : public QWidget
{
    Q_OBJECT

public:
    /// `media` gives thumbnails; must outlive the panel; may be nullptr.
    explicit HealthPanel(MediaSource *media, QWidget *parent = nullptr);

    /// The chosen one stays while it is there; else the first is chosen, and asked for.
    void setChecks(const QVector<HealthCheck> &checks);
    QString currentCheck() const;
    void setCurrentCheck(const QString &id);
    /// Shown when they are of the chosen check; late ones are dropped.
    void setFindings(const HealthFindings &findings);
    /// What is being looked for; total -1 while unknown.
    void setProgress(const QString &stage, qint64 done, qint64 total);
    void hideProgress();

Q_SIGNALS:
    void checkChosen(const QString &id);     ///< Its findings are wanted.
    void actionRequested(const QString &id); ///< The button of a check that is not done.
    void thresholdChanged(const QString &id, double threshold);
    void setChosen(int set); ///< A line of the matrix.
    void cancelRequested();
    void itemSelected(qint64 item);                                         ///< To be shown in the preview.
    void itemActivated(qint64 item);                                        ///< To query by.
    void itemsRequested(const QVector<qint64> &items, const QString &name); ///< To be marked.
    void filterRequested(const QVector<qint64> &items,
                         const QString &name); ///< The desk is to show these alone.

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    QWidget *buildFindings(MediaSource *media);
    QWidget *buildActions();
    QWidget *buildProgress();
    const HealthCheck *check(const QString &id) const;
    void labelChecks();
    void choose();
    void showState();
    void showMatrix(const HealthFindings &findings);

    QVector<HealthCheck> m_checks;
    HealthFindings m_findings;
    bool m_isSetting = false;
    QListWidget *m_list;
    QStackedLayout *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QLabel *m_summary = nullptr;
    QDoubleSpinBox *m_threshold = nullptr;
    QLabel *m_thresholdLabel = nullptr;
    QTableWidget *m_matrix = nullptr;
    HealthList *m_rows = nullptr;
    QLabel *m_count = nullptr;
    QPushButton *m_query = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_repeats = nullptr;
    QPushButton *m_filter = nullptr;
    QWidget *m_progressLine = nullptr;
    QLabel *m_stage = nullptr;
    QProgressBar *m_progress = nullptr;
};

} // namespace modalens
