// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/noticebar.h"

#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kBarPx = 3;

} // namespace

class NoticeBar::Line : public QWidget
{
public:
    Line(NoticeBar *bar, const QString &id);
    void setNotice(const Notice &notice);
    const Notice &notice() const { return m_notice; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.fillRect(rect(), theme.raised);
        painter.fillRect(0, 0, kBarPx, height(), m_notice.isWarning ? theme.warning : theme.selection);
    }

private:
    Notice m_notice;
    QLabel *m_text;
    QPushButton *m_button;
    QToolButton *m_dismiss;
};

NoticeBar::Line::Line(NoticeBar *bar, const QString &id)
    : QWidget(bar)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_dismiss(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_button->setProperty("quiet", true);
    m_dismiss->setText(QStringLiteral("×"));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setFocusPolicy(Qt::TabFocus);
    m_dismiss->setToolTip(NoticeBar::tr("Dismiss"));
    m_dismiss->setAccessibleName(NoticeBar::tr("Dismiss"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kPaddingPx, 2, metrics::kPaddingPx - 7, 2);
    layout->setSpacing(10);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_dismiss);
    connect(m_button, &QPushButton::clicked, bar, [bar, id] { Q_EMIT bar->buttonClicked(id); });
    connect(m_dismiss, &QToolButton::clicked, bar, [bar, id] { bar->remove(id); });
}

void NoticeBar::Line::setNotice(const Notice &notice)
{
    m_notice = notice;
    m_text->setText(notice.text);
    m_button->setText(notice.button);
    m_button->setVisible(!notice.button.isEmpty());
    setAccessibleName(notice.text);
    update();
}

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(tr("Notices"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    hide();
}

NoticeBar::Line *NoticeBar::find(const QString &id) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&id](const Line *line) { return line->notice().id == id; });
    return found == m_lines.end() ? nullptr : *found;
}

void NoticeBar::show(const Notice &notice)
{
    Line *line = find(notice.id);
    if (!line) {
        line = new Line(this, notice.id);
        m_lines << line;
        m_layout->addWidget(line);
    }
    line->setNotice(notice);
    setVisible(true);
}

void NoticeBar::remove(const QString &id)
{
    Line *line = find(id);
    if (!line)
        return;
    m_lines.removeOne(line);
    line->hide();
    line->deleteLater(); // it may be its own button that was clicked
    setVisible(!m_lines.isEmpty());
}

QVector<Notice> NoticeBar::notices() const
{
    QVector<Notice> notices;
    for (const Line *line : m_lines)
        notices << line->notice();
    return notices;
}

} // namespace modalens
