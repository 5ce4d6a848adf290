// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QAbstractListModel>
#include <QListView>

namespace modalens {

/// The values of a tag group as Qt asks for them.
class FacetListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Counts and choices change in place; rows are made anew only when the values themselves differ.
    void setValues(const QVector<FacetValue> &values);
    const FacetValue &valueAt(int row) const { return m_values.at(row); }
    qint64 largestTotal() const { return m_largest; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QVector<FacetValue> m_values;
    qint64 m_largest = 0;
};

/// Values of a tag group with a bar and "47 / 412" each; a click or the space key chooses or lets go, Alt
/// with a click, the Delete key or the menu hides the items of a value. As high as its values, up to 16 rows;
/// the rest scrolls, ten thousand values as easily as ten.
class FacetList : public QListView
{
    Q_OBJECT

public:
    explicit FacetList(QWidget *parent = nullptr);
    void setValues(const QVector<FacetValue> &values);
    const FacetListModel &values() const { return *m_model; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

Q_SIGNALS:
    void toggled(const QString &value);
    void excluded(const QString &value); ///< Its items are to be hidden, or no longer.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void toggle(const QModelIndex &index); ///< An excluded value is let go.
    void exclude(const QModelIndex &index);
    FacetListModel *m_model;
};

} // namespace modalens
