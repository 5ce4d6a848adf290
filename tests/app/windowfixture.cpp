// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowfixture.h"

#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/tinycatalog.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

namespace modalens::test {

WindowFixture::WindowFixture()
{
    forgetSettings();
}

QString WindowFixture::makeCatalog()
{
    return writeTinyMedia(media()) ? makeTinyCatalog(media(), catalog())
                                   : QStringLiteral("the media could not be written");
}

void WindowFixture::forgetSettings()
{
    m_settings.reset();
    const QString file = filePath(QStringLiteral("settings.ini"));
    QFile::remove(file);
    m_settings = std::make_unique<Settings>(file);
    m_settings->setTourDone(); // a test that wants it starts it
}

MainWindow &WindowFixture::open(bool withCatalog, bool isWritable)
{
    m_window = std::make_unique<MainWindow>(*m_settings, pathFromText(filePath(QStringLiteral("cache"))));
    if (m_settings->windowGeometry().isEmpty())
        m_window->resize(1280, 800);
    m_window->show();
    if (!withCatalog)
        return *m_window;
    QSignalSpy mapped(&m_window->map(), &MapController::shown);
    m_window->openCatalog(catalog(), isWritable);
    const auto isShown = [&] { return m_window->results().answer().isRanked && mapped.count() > 0; };
    if (!QTest::qWaitFor(isShown, kWaitMs))
        QTest::qFail("the catalog was not shown", __FILE__, __LINE__);
    return *m_window;
}

QStringList listedKeys(MainWindow &window)
{
    QStringList keys;
    const RankingModel *model = window.panels().ranking->rankingModel();
    for (int i = 0; i < model->rowCount(); ++i)
        keys << model->row(i).key;
    return keys;
}

} // namespace modalens::test
