// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/appearance.h"
#include "app/gui/start/commandline.h"
#include "app/gui/start/renderer.h"
#include "app/gui/start/selftest.h"
#include "app/gui/start/windowhost.h"
#include "app/gui/window/mainwindow.h"

#include <QApplication>
#include <QIcon>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

using namespace modalens;

namespace {

void sayNoDisplay()
{
    std::fputs("modalens: there is no display. Start it in a desktop session, or without one as "
               "\"xvfb-run -a modalens ...\"; modalens-cli needs no display.\n",
               stderr);
}

/// Qt ends the program when the display cannot be reached; this says what to do first. Drops known noise.
void handleMessage(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtFatalMsg && message.contains(QLatin1String("platform plugin"))) {
        sayNoDisplay();
        std::_Exit(ExitNoDisplay);
    }
    if (message.contains(QLatin1String("OpenType support missing")))
        return; // one line per font and script of a text in many languages; another font steps in
    std::fprintf(stderr, "%s\n", qPrintable(message));
    if (type == QtFatalMsg)
        std::abort();
}

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

QStringList toStrings(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

int runWindow(QApplication &application, LaunchOptions options)
{
    // Pictures and self-tests neither read nor write the analyst's settings.
    const bool isPrivate = options.isSelfTest || !options.renderFile.isEmpty();
    QTemporaryDir privateFolder;
    const Settings userSettings;
    if (isPrivate && options.catalog.isEmpty())
        options.catalog = userSettings.recentCatalogs().value(0);
    Settings settings =
        isPrivate ? Settings(privateFolder.filePath(QStringLiteral("settings.ini"))) : Settings();
    Appearance appearance(application);
    appearance.setLanguage(options.language.isEmpty() ? settings.language() : options.language);
    if (!isPrivate)
        appearance.desktop().ask();
    appearance.setTextScale(options.textScalePercent.value_or(settings.textScalePercent()));
    appearance.setMotion(settings.motion());
    setPointDrawing(settings.pointDrawing());
    appearance.setTheme(options.theme.value_or(settings.theme()));
    WindowHost host(settings, appearance, options);
    if (options.isSelfTest)
        return runSelfTest(host.window());
    if (options.renderFile.isEmpty()) {
        host.openFirstCatalog();
        return QApplication::exec();
    }
    Renderer renderer(host.window(), options);
    QObject::connect(&renderer, &Renderer::finished, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    renderer.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const ParsedCommandLine parsed = parseCommandLine(toStrings(argc, argv));
    if (parsed.exitCode) {
        std::fputs(qPrintable(parsed.message), *parsed.exitCode == ExitOk ? stdout : stderr);
        return *parsed.exitCode;
    }
    if (!hasDisplay()) {
        sayNoDisplay();
        return ExitNoDisplay;
    }
    qInstallMessageHandler(handleMessage);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("modalens"));
    QApplication::setOrganizationName(QStringLiteral("modalens"));
    QApplication::setApplicationVersion(QStringLiteral(MODALENS_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/modalens.svg")));
    return runWindow(application, parsed.options);
}
