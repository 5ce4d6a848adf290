// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/windowfixture.h"

#include <QKeySequence>
#include <QString>
#include <QStringList>

class QAction;
class QMimeData;
class QPushButton;
class QWidget;

/// What a test does to a window as a person would: finds commands and buttons by what they say, drops things.
namespace modalens::test {

/// Tests of windows on the tiny catalog: it is made once, each test begins with the settings of a first start
/// and ends without a window.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_fixture.forgetSettings(); }
    void cleanup() { m_fixture.closeWindow(); }

protected:
    WindowFixture m_fixture;
};

/// By the text without its mnemonic; nullptr when there is none.
QAction *actionCalled(QWidget &window, const QString &text);
QAction *actionFor(QWidget &window, QKeySequence::StandardKey key);
QPushButton *buttonCalled(QWidget &window, const QString &text);

/// As the desktop does it: enter, then drop. False where the widget does not want it.
bool drop(QWidget &target, const QMimeData &data);
bool dropPaths(QWidget &target, const QStringList &paths);
bool dropText(QWidget &target, const QString &text);

} // namespace modalens::test
