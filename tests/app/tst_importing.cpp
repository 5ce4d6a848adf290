// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/importing/importflow.h"
#include "app/gui/importing/newcatalogdialog.h"
#include "app/gui/importing/reportdialog.h"
#include "app/gui/importing/tablepreviewdialog.h"
#include "app/gui/jobs/jobrunner.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/text/paths.h"
#include "app/tinycatalog.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = 60'000;

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

template <class Dialog>
Dialog *openDialog(QWidget &window)
{
    return window.findChild<Dialog *>();
}

QString labelsOf(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

} // namespace

/// From "import this" to a catalog, through the window's own dialogs.
class TestImporting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<QWidget>();
        m_session = std::make_unique<CatalogSession>();
        m_runner = std::make_unique<JobRunner>();
        m_flow = std::make_unique<ImportFlow>(*m_session, *m_runner, m_window.get(), nullptr);
    }
    void cleanup()
    {
        m_runner.reset(); // joins
        m_flow.reset();
        m_session.reset();
        m_window.reset();
    }

    void tablesAreShownBeforeTheyAreImported_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("a table file") << QStringLiteral("shop/goods.csv");
        QTest::newRow("a folder that is a table") << QStringLiteral("shop");
    }
    void tablesAreShownBeforeTheyAreImported()
    {
        QFETCH(QString, source);
        write(place("shop/goods.csv"),
              "sku,headline,shot\na1,A red boat,gone.png\nb2,A blue ship,lost.png\n");
        askFor(place(source.toUtf8()));
        QTRY_VERIFY_WITH_TIMEOUT(openDialog<TablePreviewDialog>(*m_window), kWaitMs);
        auto *dialog = openDialog<TablePreviewDialog>(*m_window);
        QVERIFY(!QFile::exists(place("new.modalens"))); // nothing happens before it is accepted
        QVERIFY2(labelsOf(*dialog).contains(QStringLiteral("2 media path")), qPrintable(labelsOf(*dialog)));
        QSignalSpy finished(m_flow.get(), &ImportFlow::finished);
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kWaitMs);
        const auto catalog = Catalog::open(pathFromText(place("new.modalens")), OpenMode::ReadOnly);
        QVERIFY(catalog.has_value());
        QCOMPARE(catalog->info()->items, 2);
        QVERIFY(catalog->findItem("a1")->has_value());
    }

    void aFirstImportOfNothingLeavesNoCatalog_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("errors"); // 1: the window says what was wrong; 0: the report lists it
        QTest::newRow("an empty folder") << QStringLiteral("empty") << 1;
        QTest::newRow("a folder of files that are empty") << QStringLiteral("hollow") << 0;
    }
    void aFirstImportOfNothingLeavesNoCatalog()
    {
        QFETCH(QString, source);
        QFETCH(int, errors);
        QDir().mkpath(place("empty"));
        write(place("hollow/a.png"), {});
        write(place("hollow/b.png"), {});
        QSignalSpy finished(m_flow.get(), &ImportFlow::finished);
        QSignalSpy failed(m_flow.get(), &ImportFlow::failed);
        QSignalSpy ready(m_flow.get(), &ImportFlow::catalogReady);
        QSignalSpy reports(m_flow.get(), &ImportFlow::reportReady);
        askFor(place(source.toUtf8()));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kWaitMs);
        QCOMPARE(failed.count(), errors);
        QCOMPARE(ready.count(), 0);
        QVERIFY(!QFile::exists(place("new.modalens")));
        QCOMPARE(reports.count(), errors == 0 ? 1 : 0);
        QVERIFY(!openDialog<ReportDialog>(*m_window)); // nobody is interrupted
    }

    void whatWentWellIsReportedToo()
    {
        QVERIFY(writeTinyMedia(place("media")));
        QSignalSpy finished(m_flow.get(), &ImportFlow::finished);
        QSignalSpy reported(m_flow.get(), &ImportFlow::reported);
        askFor(place("media"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kWaitMs);
        QCOMPARE(reported.count(), 1);
        QVERIFY2(reported.at(0).at(0).toString().contains(QString::number(kTinyItems)),
                 qPrintable(reported.at(0).at(0).toString()));
        QVERIFY(!openDialog<ReportDialog>(*m_window));
        m_flow->showReport();
        QVERIFY(openDialog<ReportDialog>(*m_window));
    }

    void countsDoNotOverlap()
    {
        QVERIFY(writeTinyMedia(place("media")));
        write(place("media/birds/hollow.png"), "x");
        QSignalSpy finished(m_flow.get(), &ImportFlow::finished);
        QSignalSpy reports(m_flow.get(), &ImportFlow::reportReady);
        QSignalSpy ready(m_flow.get(), &ImportFlow::catalogReady);
        askFor(place("media"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kWaitMs);
        QCOMPARE(reports.count(), 1);
        QCOMPARE(reports.takeFirst().first().toString(),
                 QStringLiteral(
                     "%1 imported, 0 updated, 0 unchanged, 0 failed; 1 item(s) in the catalog cannot be read")
                     .arg(kTinyItems + 1));
        m_session->open(pathFromText(ready.first().first().toString()));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isOpen(), kWaitMs);
        m_flow->embed();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, kWaitMs);
        QCOMPARE(reports.takeFirst().first().toString(),
                 QStringLiteral("Everything is embedded but 1 item(s) that cannot be read"));
        m_flow->showReport();
        auto *dialog = openDialog<ReportDialog>(*m_window);
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Embedding report"));
        QVERIFY2(!labelsOf(*dialog).contains(QStringLiteral("imported")), qPrintable(labelsOf(*dialog)));
    }

private:
    QString place(const QByteArray &name) const { return m_folder->filePath(QString::fromUtf8(name)); }

    /// Answers the dialog that asks where the new catalog goes.
    void askFor(const QString &source)
    {
        m_flow->newCatalog(source);
        auto *dialog = openDialog<NewCatalogDialog>(*m_window);
        QVERIFY(dialog);
        for (QLineEdit *edit : dialog->findChildren<QLineEdit *>())
            if (edit->text() != source)
                edit->setText(place("new.modalens"));
        QCOMPARE(dialog->catalogFolder(), place("new.modalens"));
        dialog->accept();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<CatalogSession> m_session;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<ImportFlow> m_flow;
};

QTEST_MAIN(TestImporting)
#include "tst_importing.moc"
