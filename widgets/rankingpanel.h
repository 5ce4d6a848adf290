// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listvalues.h"

#include <QWidget>

namespace modalens {

class ListHeader;
class MediaSource;
class RankingView;

/// The list with what stands above it: the header of the table, and the pinned rows, of which a few show and
/// the rest scroll. Pins look like the list, in the grid like rows.
class RankingPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kPinsShown = 4; ///< Fewer where they would take more than two fifths of the height.

    /// `media` must outlive the panel; it may be nullptr.
    explicit RankingPanel(MediaSource *media, QWidget *parent = nullptr);
    RankingView *list() const { return m_list; }
    RankingView *pins() const { return m_pins; }
    ListHeader *header() const { return m_header; }
    void setListStyle(ListStyle style);
    void setColumns(const QVector<ListColumn> &columns);
    QSize minimumSizeHint() const override; ///< With one pinned row: more of them give way.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void followHeader();

    ListHeader *m_header;
    RankingView *m_pins;
    QWidget *m_line;
    RankingView *m_list;
};

} // namespace modalens
