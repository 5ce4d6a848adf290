// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogs that are gone, are none, are damaged or are held by another program: what the window says, and
// that what it offers helps.
#include "app/gui/importing/newcatalogdialog.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/resultscontroller.h"
#include "app/windowfixture.h"
#include "engine/catalog/catalog.h"
#include "widgets/mixerwidget.h"
#include "widgets/noticebar.h"
#include "widgets/rankingview.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;

QMessageBox *waitForBox(MainWindow &window)
{
    QMessageBox *box = nullptr;
    const auto isThere = [&] {
        return (box = window.findChild<QMessageBox *>()) != nullptr && box->isVisible();
    };
    return QTest::qWaitFor(isThere, kWaitMs) ? box : nullptr;
}

/// By keyboard.
bool press(QWidget &where, const QString &label)
{
    for (QPushButton *button : where.findChildren<QPushButton *>())
        if (button->text() == label && button->isEnabled()) {
            QTest::keyClick(button, Qt::Key_Space);
            return true;
        }
    return false;
}

StripView stripOf(MainWindow &window, const QString &signal)
{
    for (const StripView &strip : window.panels().mixer->tracks())
        if (strip.signal.name == signal)
            return strip;
    return {};
}

QStringList noticed(MainWindow &window)
{
    QStringList texts;
    for (const Notice &notice : window.panels().notices->notices())
        texts << notice.text;
    return texts;
}

} // namespace

class TestWindowGone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_fixture.makeCatalog();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    void init() { m_fixture.forgetSettings(); }
    void cleanup() { m_fixture.closeWindow(); }

    void aCatalogThatIsGoneWhileShownIsNamed_data()
    {
        QTest::addColumn<bool>("isFolderLeft");
        QTest::newRow("the folder is gone") << false;
        QTest::newRow("the folder is empty") << true;
    }
    void aCatalogThatIsGoneWhileShownIsNamed()
    {
        QFETCH(bool, isFolderLeft);
        MainWindow &window = m_fixture.open(true, true);
        QCOMPARE(m_fixture.settings().recentCatalogs(), QStringList{m_fixture.catalog()});
        const QString away = m_fixture.filePath(QStringLiteral("away"));
        QVERIFY(QDir().rename(m_fixture.catalog(), away));
        QVERIFY(!isFolderLeft || QDir().mkpath(m_fixture.catalog()));
        window.session().reload();
        window.actions().find(QStringLiteral("items.rate4"))->trigger(); // fails for the same reason
        QMessageBox *box = waitForBox(window);
        QVERIFY(box);
        QVERIFY2(box->text().contains(QStringLiteral("“tiny” is no longer there")), qPrintable(box->text()));
        QVERIFY2(box->informativeText().contains(m_fixture.catalog()), qPrintable(box->informativeText()));
        QVERIFY(!listedKeys(window).isEmpty()); // what was read stays until it is put away
        QCOMPARE(window.findChildren<QMessageBox *>().size(), 1);
        QVERIFY(press(*box, QStringLiteral("Remove from the list")));
        QTRY_VERIFY_WITH_TIMEOUT(!window.session().isOpen(), kWaitMs);
        QVERIFY(m_fixture.settings().recentCatalogs().isEmpty());
        QVERIFY(!isFolderLeft || QDir(m_fixture.catalog()).removeRecursively());
        QVERIFY(QDir().rename(away, m_fixture.catalog()));
    }

    void whatIsNoCatalogIsSaidAndImported_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("canImport");
        const QString media = m_fixture.media();
        QTest::newRow("a folder of media")
            << media << QStringLiteral("There is no catalog in ") + media << true;
        const QString file = m_fixture.filePath(QStringLiteral("a file"));
        QFile(file).open(QIODevice::WriteOnly);
        QTest::newRow("a file") << file << file + QStringLiteral(" is a file, no catalog") << true;
        const QString nothing = m_fixture.filePath(QStringLiteral("nothing"));
        QTest::newRow("nothing") << nothing << QStringLiteral("There is nothing at ") + nothing << false;
    }
    void whatIsNoCatalogIsSaidAndImported()
    {
        QFETCH(QString, path);
        QFETCH(QString, said);
        QFETCH(bool, canImport);
        MainWindow &window = m_fixture.open(false);
        window.openCatalog(path);
        QMessageBox *box = waitForBox(window);
        QVERIFY(box);
        QCOMPARE(box->text(), said);
        QCOMPARE(press(*box, QStringLiteral("Import…")), canImport);
        if (!canImport)
            return;
        NewCatalogDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = window.findChild<NewCatalogDialog *>()) != nullptr);
        QCOMPARE(dialog->sourceFolder(), path);
    }

    void aViewThatIsNotThereIsSaidWithThoseThatAre()
    {
        MainWindow &window = m_fixture.open(true, true);
        const auto ask = [&] {
            window.session().views().requestView("no such");
            QMessageBox *box = waitForBox(window);
            const QString text = box ? box->text() + QLatin1Char('\n') + box->informativeText() : QString();
            delete box;
            return text;
        };
        QVERIFY2(ask().contains(QStringLiteral("No view is called “no such”")), "none yet");
        View view = window.session().desk().view();
        window.session().views().write({{"birds", view}, {"~own", view}});
        const QString text = ask();
        QVERIFY2(text.contains(QStringLiteral("Its views: birds")) && !text.contains(QStringLiteral("own")),
                 qPrintable(text));
        window.session().views().write({{"birds", std::nullopt}, {"~own", std::nullopt}});
    }

    void damagedVectorsCostOneSignalAndAreMadeAgain_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::newRow("the file is cut short") << false;
        QTest::newRow("the file is gone") << true;
    }
    void damagedVectorsCostOneSignalAndAreMadeAgain()
    {
        QFETCH(bool, isGone);
        const QString image = QStringLiteral("image");
        {
            const auto catalog = Catalog::open(pathFromText(m_fixture.catalog()));
            QVERIFY(catalog.has_value());
            const auto space = catalog->findSpace("image");
            QVERIFY(space && *space);
            const QString file =
                QStringLiteral("%1/spaces/%2/vectors.npy").arg(m_fixture.catalog()).arg(qint64((*space)->id));
            QVERIFY(isGone ? QFile::remove(file) : QFile::resize(file, 200));
        }
        MainWindow &window = m_fixture.open(true, true); // ranked by the other signals
        const int strips = int(window.panels().mixer->tracks().size());
        QVERIFY(!stripOf(window, image).isReached);
        QVERIFY2(stripOf(window, image).notReachedReason.contains(QStringLiteral("damaged")),
                 qPrintable(stripOf(window, image).notReachedReason));
        QCOMPARE(noticed(window).size(), 1);
        QVERIFY2(noticed(window).first().contains(QStringLiteral("Looks")),
                 qPrintable(noticed(window).first()));
        QVERIFY(window.findChildren<QMessageBox *>().isEmpty());
        QVERIFY(press(*window.panels().notices, QStringLiteral("Embed again")));
        bool wasThereAllAlong = true;
        const auto isReached = [&] {
            wasThereAllAlong = wasThereAllAlong && window.panels().mixer->tracks().size() == strips;
            return noticed(window).isEmpty() && stripOf(window, image).isReached &&
                   stripOf(window, image).instead.isEmpty();
        };
        QVERIFY(QTest::qWaitFor(isReached, kWaitMs));
        QVERIFY2(wasThereAllAlong, "the fader vanished");
        QVERIFY(window.session().facts().signalSet->unreadable().empty());
        QVERIFY(window.session().signalInfo("image")->presentCount > 0);
    }

    void aCatalogThatAnotherHoldsSaysSo()
    {
        const QByteArray lock = QFile::encodeName(m_fixture.catalog() + QStringLiteral("/catalog.lock"));
        const int held = ::open(lock.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        QVERIFY(held >= 0 && ::flock(held, LOCK_EX | LOCK_NB) == 0);
        {
            MainWindow &window = m_fixture.open(true, true);
            QVERIFY(window.session().facts().isReadOnly);
            QCOMPARE(noticed(window).size(), 1);
            QVERIFY2(
                noticed(window).first().startsWith(QStringLiteral("Another Modalens has this catalog open")),
                qPrintable(noticed(window).first()));
            for (const char *name :
                 {"file.importFile", "catalog.embed", "view.save", "items.tag", "items.rate3"}) {
                const QAction *action = window.actions().find(QString::fromLatin1(name));
                QVERIFY2(!action->isEnabled(), name);
                QCOMPARE(action->toolTip(), noticed(window).first());
            }
            QVERIFY(
                window.actions().find(QStringLiteral("items.like"))->isEnabled()); // asks, changes nothing
        }
        ::close(held);
        MainWindow &window = m_fixture.open(true, true);
        QVERIFY(noticed(window).isEmpty());
        const QAction *tag = window.actions().find(QStringLiteral("items.tag"));
        QVERIFY(tag->isEnabled());
        QVERIFY(!tag->toolTip().contains(QStringLiteral("Another")));
    }

private:
    WindowFixture m_fixture;
};

QTEST_MAIN(TestWindowGone)
#include "tst_windowgone.moc"
