// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/health.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace modalens {

class MediaSource;

/// Findings in memory. data() only reads.
class HealthModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setRows(QVector<HealthRow> rows, bool hasGroups);
    const HealthRow &row(int index) const { return m_rows.at(index); }
    bool startsGroup(int index) const; ///< A line belongs above it.
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QVector<HealthRow> m_rows;
    bool m_hasGroups = false;
};

/// Thumbnail, title, reason and figure in one 53 px row.
class HealthDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    HealthDelegate(MediaSource *media, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    MediaSource *m_media;
};

/// The list of findings: arrows choose, Enter or a double click activates.
class HealthList : public QListView
{
    Q_OBJECT

public:
    explicit HealthList(MediaSource *media, QWidget *parent = nullptr);
    void setRows(QVector<HealthRow> rows, bool hasGroups);
    HealthModel *healthModel() const { return m_model; }
    qint64 currentItem() const; ///< -1: none, or no item of the catalog.

Q_SIGNALS:
    void currentItemChanged(qint64 item); ///< By the analyst.
    void itemEntered(qint64 item);        ///< Enter or a double click.

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    HealthModel *m_model;
    bool m_isSetting = false;
};

} // namespace modalens
