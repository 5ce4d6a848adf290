// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever hears the window instead of seeing it: everything that takes the keyboard has a name, every button
// with a sign says what it does, and every panel without content says what to do next.
#include "app/gui/importing/importflow.h"
#include "app/gui/importing/newcatalogdialog.h"
#include "app/gui/importing/reportdialog.h"
#include "app/gui/importing/tablepreviewdialog.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/comparedialog.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/healthcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/settingscontroller.h"
#include "app/gui/window/tagdialog.h"
#include "app/windowdriving.h"
#include "engine/base/file.h"
#include "widgets/emptystate.h"
#include "widgets/picturecanvas.h"
#include "widgets/pictureviewer.h"
#include "widgets/previewpanel.h"

#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace modalens;
using namespace modalens::test;

namespace {

/// Parts that Qt makes for itself inside a widget that has the name.
bool isPartOfAnother(const QWidget &widget)
{
    const QString name = widget.objectName();
    const QByteArray type = widget.metaObject()->className();
    return name.startsWith(QLatin1String("qt_")) || name.startsWith(QLatin1String("Scroll")) ||
           type.startsWith("QComboBoxPrivate") || type == "QComboBoxListView" ||
           type == "QLineEditIconButton" || qobject_cast<const QScrollBar *>(&widget) ||
           qobject_cast<const QHeaderView *>(&widget);
}

QString nameOf(QWidget &widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&widget);
    return interface ? interface->text(QAccessible::Name).trimmed() : QString();
}

QString pathOf(const QWidget *widget)
{
    QStringList path;
    for (; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget())
        path.prepend(QString::fromLatin1(widget->metaObject()->className()) +
                     (widget->objectName().isEmpty() ? QString() : QLatin1Char('#') + widget->objectName()));
    return path.mid(std::max<qsizetype>(0, path.size() - 4)).join(QStringLiteral(" > "));
}

QStringList offendersIn(QWidget &window)
{
    QStringList offenders;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (isPartOfAnother(*widget))
            continue;
        const auto *label = qobject_cast<QLabel *>(widget);
        if (label && label->text().isEmpty())
            continue; // nothing to be read, nowhere to go
        const auto *push = qobject_cast<QPushButton *>(widget);
        if (push && push->isHidden() && push->text().isEmpty())
            continue; // shown when it has something to say
        const auto *tabs = qobject_cast<QTabBar *>(widget);
        if (tabs && tabs->isHidden() && tabs->count() == 0)
            continue; // Qt keeps it for docks that may be laid upon each other; its name is that of its tab
        if (widget->focusPolicy() != Qt::NoFocus && nameOf(*widget).isEmpty())
            offenders << QStringLiteral("no name: ") + pathOf(widget);
        const auto *button = qobject_cast<QToolButton *>(widget);
        if (button && button->toolTip().isEmpty())
            offenders << QStringLiteral("no tooltip: ") + pathOf(widget) + QLatin1Char(' ') + button->text() +
                             nameOf(*widget);
    }
    return offenders;
}

} // namespace

class TestAccessible : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void everythingInTheWindowHasAName_data();
    void everythingInTheWindowHasAName();
    void everyDialogHasNames_data();
    void everyDialogHasNames();
    void theTablePreviewHasNames();
    void thePictureViewerHasNames();
    void emptyPanelsSayWhatToDo();
};

void TestAccessible::everythingInTheWindowHasAName_data()
{
    QTest::addColumn<bool>("withCatalog");
    QTest::newRow("without a catalog") << false;
    QTest::newRow("with a catalog") << true;
}

void TestAccessible::everythingInTheWindowHasAName()
{
    QFETCH(bool, withCatalog);
    MainWindow &window = m_fixture.open(withCatalog, withCatalog);
    for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
        dock->show();
        dock->raise();
        QVERIFY(!dock->windowTitle().isEmpty());
    }
    if (withCatalog)
        QTRY_VERIFY_WITH_TIMEOUT(window.panels().preview->item().item >= 0, WindowFixture::kWaitMs);
    const QStringList offenders = offendersIn(window);
    QVERIFY2(offenders.isEmpty(), qPrintable(QLatin1Char('\n') + offenders.join(QLatin1Char('\n'))));
}

void TestAccessible::everyDialogHasNames_data()
{
    QTest::addColumn<QString>("action");
    for (const char *action : {"edit.settings", "help.shortcuts", "help.commands", "help.about", "help.tour",
                               "catalog.health", "catalog.jobs", "catalog.report", "items.tag"})
        QTest::newRow(action) << QString::fromLatin1(action);
    QTest::newRow("new catalog") << QString();
}

void TestAccessible::everyDialogHasNames()
{
    QFETCH(QString, action);
    MainWindow &window = m_fixture.open(true, true);
    if (action.isEmpty()) {
        NewCatalogDialog fromFolder(m_fixture.media(), &window);
        CompareDialog comparing(QStringLiteral("one"), QStringLiteral("two"), &window);
        TagDialog tagging(QStringLiteral("Tag"), 3, {QStringLiteral("mood: calm")}, &window);
        ReportDialog report({}, &window);
        const QList<QWidget *> dialogs{&fromFolder, &comparing, &tagging, &report};
        for (QWidget *dialog : dialogs) {
            dialog->setAttribute(Qt::WA_DeleteOnClose, false);
            QCOMPARE(offendersIn(*dialog), QStringList());
            QVERIFY(!dialog->windowTitle().isEmpty());
        }
        return;
    }
    QAction *command = window.actions().find(action);
    QVERIFY2(command, "no such command");
    command->trigger();
    QStringList offenders;
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *dialog : all)
        if (dialog->isVisible())
            offenders << offendersIn(*dialog);
    QVERIFY2(offenders.isEmpty(), qPrintable(QLatin1Char('\n') + offenders.join(QLatin1Char('\n'))));
}

void TestAccessible::theTablePreviewHasNames()
{
    MainWindow &window = m_fixture.open(true, true);
    const QString table = m_fixture.filePath(QStringLiteral("goods.csv"));
    QVERIFY(writeFileAtomically(pathFromText(table), "sku,headline,shot\na1,A red boat,gone.png\n"));
    window.imports().importInto(table);
    TablePreviewDialog *dialog = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((dialog = window.findChild<TablePreviewDialog *>()), WindowFixture::kWaitMs);
    QTRY_VERIFY(dialog->isVisible());
    const QStringList offenders = offendersIn(*dialog);
    QVERIFY2(offenders.isEmpty(), qPrintable(QLatin1Char('\n') + offenders.join(QLatin1Char('\n'))));
    // Each cell says what it is about, an empty one too.
    auto *cells = dialog->findChild<QTableWidget *>();
    for (int row = 0; row < cells->rowCount(); ++row)
        for (int column = 0; column < cells->columnCount(); ++column) {
            if (const QWidget *inside = cells->cellWidget(row, column)) {
                QVERIFY(inside->accessibleName().contains(cells->item(row, 0)->text()));
                continue;
            }
            const QTableWidgetItem *cell = cells->item(row, column);
            QVERIFY2(!cell->text().isEmpty() ||
                         !cell->data(Qt::AccessibleDescriptionRole).toString().isEmpty(),
                     qPrintable(QStringLiteral("row %1, column %2").arg(row).arg(column)));
        }
    dialog->reject();
}

void TestAccessible::thePictureViewerHasNames()
{
    MainWindow &window = m_fixture.open(true, true);
    PreviewPanel *preview = window.panels().preview;
    QTRY_VERIFY_WITH_TIMEOUT(!preview->item().pictures.isEmpty(), WindowFixture::kWaitMs);
    auto *picture = preview->findChild<PictureCanvas *>();
    QVERIFY(picture);
    QTest::keyClick(picture, Qt::Key_Return);
    auto *viewer = window.findChild<PictureViewer *>();
    QVERIFY(viewer && viewer->isVisible());
    QVERIFY(!viewer->windowTitle().isEmpty());
    const QStringList offenders = offendersIn(*viewer);
    QVERIFY2(offenders.isEmpty(), qPrintable(QLatin1Char('\n') + offenders.join(QLatin1Char('\n'))));
    // Which picture it is, and how large, is heard where the keyboard is.
    QTRY_VERIFY2(viewer->canvas()->accessibleDescription().contains(QStringLiteral("96")),
                 qPrintable(viewer->canvas()->accessibleDescription()));
    viewer->close();
}

void TestAccessible::emptyPanelsSayWhatToDo()
{
    MainWindow &window = m_fixture.open(false);
    const auto said = [&window](const QString &panel) {
        QDockWidget *dock = window.panels().dock(panel);
        dock->raise();
        QStringList texts;
        for (const EmptyState *empty : dock->findChildren<EmptyState *>())
            if (empty->isVisible())
                texts << empty->accessibleName() + empty->accessibleDescription();
        for (const QLabel *label : dock->widget()->findChildren<QLabel *>())
            if (label->isVisible())
                texts << label->text();
        for (const QWidget *widget : dock->widget()->findChildren<QWidget *>())
            texts << widget->accessibleDescription();
        texts.removeAll(QString());
        return texts.join(QLatin1Char(' '));
    };
    for (const char *panel : {"mixer", "facets", "views", "ranking", "why", "preview"})
        QVERIFY2(said(QString::fromLatin1(panel)).size() > 10,
                 qPrintable(QLatin1String(panel) + QStringLiteral(": ") + said(QString::fromLatin1(panel))));
}

QTEST_MAIN(TestAccessible)
#include "tst_accessible.moc"
