// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a computer whose fonts have no Chinese.
#include "app/gui/start/appearance.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "app/windowfixture.h"
#include "engine/catalog/catalog.h"
#include "widgets/previewpanel.h"
#include "widgets/previewtexts.h"
#include "widgets/querybar.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"
#include "widgets/searchpopup.h"
#include "widgets/showable.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;
const QString kCrow = QString::fromUtf8("乌鸦");

/// The system's fonts without those that can write Chinese.
QByteArray fontsWithoutChinese()
{
    QByteArray rejected;
    for (const char *language : {"zh-cn", "zh-tw", "zh-hk", "zh-sg", "ja", "ko"})
        rejected +=
            QByteArray("<pattern><patelt name=\"lang\"><string>") + language + "</string></patelt></pattern>";
    return "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
           "<include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include>"
           "<selectfont><rejectfont>" +
           rejected + "</rejectfont></selectfont></fontconfig>";
}

} // namespace

class TestWindowFonts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!isShowable(kCrow, uiFont()));
        ItemDraft crow{.key = "crow", .title = kCrow.toStdString()};
        crow.assets.push_back({.modality = Modality::Text, .language = "en", .text = "a black bird"});
        crow.assets.push_back({.modality = Modality::Text,
                               .language = "zh",
                               .text = QString::fromUtf8("黑色的鸟").toStdString()});
        auto catalog = Catalog::create(pathFromText(folder()));
        QVERIFY(catalog.has_value());
        QVERIFY(catalog->putItems(std::span(&crow, 1)).has_value());
    }
    void cleanup() { m_fixture.closeWindow(); }

    void aLanguageThatCannotBeReadIsEnglish_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("spoken");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN") << int(QLocale::English);
        QTest::newRow("English") << QStringLiteral("en") << int(QLocale::English);
        QTest::newRow("one that every font has") << QStringLiteral("de_DE") << int(QLocale::German);
    }

    void aLanguageThatCannotBeReadIsEnglish()
    {
        QFETCH(QString, language);
        QFETCH(int, spoken);
        Appearance appearance(*qApp);
        appearance.setLanguage(language);
        QCOMPARE(int(QLocale().language()), spoken);
        appearance.setLanguage(QStringLiteral("en"));
    }

    /// Nothing is painted that could not be read, and what is missing is said.
    void textsWithoutLettersAreNamed()
    {
        MainWindow &window = openCrow();
        const auto *texts = window.panels().preview->findChild<PreviewTexts *>();
        QVERIFY(texts);
        QStringList shown;
        const auto labels = texts->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            if (label->isVisible())
                shown << label->text();
        const QString all = shown.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral("a black bird")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("no installed font")), qPrintable(all));
        QVERIFY2(!all.contains(QString::fromUtf8("黑色的鸟")), qPrintable(all));
    }

    void titlesWithoutLettersAreKeys_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a title") << QStringLiteral("Crow") << QStringLiteral("a/1") << QStringLiteral("Crow");
        QTest::newRow("in letters of no font") << kCrow << QStringLiteral("a/1") << QStringLiteral("a/1");
        QTest::newRow("partly") << QStringLiteral("Crow ") + kCrow << QStringLiteral("a/1")
                                << QStringLiteral("a/1");
        QTest::newRow("the key too") << kCrow << kCrow << QStringLiteral("(no font for this title)");
        QTest::newRow("none") << QString() << QStringLiteral("a/1") << QString();
    }

    void titlesWithoutLettersAreKeys()
    {
        QFETCH(QString, title);
        QFETCH(QString, key);
        QTEST(shownTitle(title, key), "shown");
    }

    void noPanelShowsBoxes()
    {
        MainWindow &window = openCrow();
        QCOMPARE(window.panels().ranking->rankingModel()->row(0).title, QStringLiteral("crow"));
        for (const QLabel *label : window.findChildren<QLabel *>())
            QVERIFY2(!label->isVisible() || isShowable(label->text(), uiFont()), qPrintable(label->text()));
    }

    void whatCannotBeReadIsFoundAllTheSame()
    {
        MainWindow &window = openCrow();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        View view = window.session().desk().view();
        view.query.clear();
        window.session().desk().change(view, QStringLiteral("nothing"));
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        QueryBar *bar = window.panels().queryBar;
        QTest::keyClicks(bar->edit(), QStringLiteral("row"));
        QTRY_VERIFY_WITH_TIMEOUT(bar->popup() && bar->popup()->isVisible(), kWaitMs);
        QCOMPARE(bar->popup()->answer().hits.value(0).title, kCrow);
        QTest::keyClick(bar->edit(), Qt::Key_Down);
        QTest::keyClick(bar->edit(), Qt::Key_Return);
        QCOMPARE(bar->chips().size(), 1);
        QCOMPARE(bar->chips().at(0).label, QStringLiteral("crow"));
        QVERIFY(!window.grab().isNull());
    }

private:
    QString folder() const { return m_fixture.filePath(QStringLiteral("crow.modalens")); }
    MainWindow &openCrow()
    {
        MainWindow &window = m_fixture.open(false);
        window.openCatalog(folder(), false);
        if (!QTest::qWaitFor([&] { return listedKeys(window).size() == 1; }, kWaitMs))
            QTest::qFail("the catalog was not shown", __FILE__, __LINE__);
        QTest::mouseClick(window.panels().ranking->viewport(), Qt::LeftButton, {}, QPoint(60, 20));
        if (!QTest::qWaitFor([&] { return window.panels().preview->item().item >= 0; }, kWaitMs))
            QTest::qFail("the item was not shown", __FILE__, __LINE__);
        return window;
    }

    WindowFixture m_fixture;
};

/// Fonts are read when the application starts.
int main(int argc, char **argv)
{
    const QTemporaryDir folder;
    QFile fonts(folder.filePath(QStringLiteral("fonts.conf")));
    if (!fonts.open(QIODevice::WriteOnly) || fonts.write(fontsWithoutChinese()) <= 0)
        return 1;
    fonts.close();
    qputenv("FONTCONFIG_FILE", QFile::encodeName(fonts.fileName()));
    QApplication application(argc, argv);
    TestWindowFonts test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_windowfonts.moc"
