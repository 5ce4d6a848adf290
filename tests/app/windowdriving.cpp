// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowdriving.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QUrl>

namespace modalens::test {

namespace {

template <class Named>
Named *findCalled(QWidget &window, const QString &text)
{
    const QList<Named *> all = window.findChildren<Named *>();
    for (Named *one : all)
        if (QString(one->text()).remove(QLatin1Char('&')) == text)
            return one;
    return nullptr;
}

} // namespace

void WindowTest::initTestCase()
{
    const QString problem = m_fixture.makeCatalog();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QAction *actionCalled(QWidget &window, const QString &text)
{
    return findCalled<QAction>(window, text);
}

QAction *actionFor(QWidget &window, QKeySequence::StandardKey key)
{
    const QList<QAction *> actions = window.findChildren<QAction *>();
    for (QAction *action : actions)
        if (action->shortcut() == QKeySequence(key))
            return action;
    return nullptr;
}

QPushButton *buttonCalled(QWidget &window, const QString &text)
{
    return findCalled<QPushButton>(window, text);
}

bool drop(QWidget &target, const QMimeData &data)
{
    const QPoint middle = target.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
    return event.isAccepted();
}

bool dropPaths(QWidget &target, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    return drop(target, data);
}

bool dropText(QWidget &target, const QString &text)
{
    QMimeData data;
    data.setText(text);
    return drop(target, data);
}

} // namespace modalens::test
