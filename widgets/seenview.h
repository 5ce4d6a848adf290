// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panelscroll.h"
#include "widgets/seen.h"

class QLabel;
class QVBoxLayout;

namespace modalens {

/// What the encoders saw of one item: a section for each embedding space, in its colour, with the words,
/// pictures or sounds as its encoder got them, or the reason why there is nothing. Sections come one after
/// the other while they are computed.
class SeenView : public PanelScroll
{
    Q_OBJECT

public:
    explicit SeenView(QWidget *parent = nullptr);
    /// Forgets all sections; `message` stands in their place.
    void clear(const QString &message = {});
    /// Forgets all sections and waits for those of another item.
    void showWaiting();
    /// The sections known by now, in order; those shown already stay as they are.
    void setSpaces(const QVector<SeenSpace> &spaces, bool isComplete);
    int sectionCount() const { return m_shown; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildSection(const SeenSpace &space);
    void addEntries(QVBoxLayout *layout, const SeenSpace &space);
    void colour();

    QVBoxLayout *m_layout;
    QLabel *m_message;
    int m_shown = 0;
};

} // namespace modalens
