// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/openglprobe.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>

namespace modalens {

namespace {

/// Empty when all is well, else the reason.
QString probe()
{
    const QString platform = QGuiApplication::platformName();
    // These platforms accept a QOpenGLWidget and abort when it is shown.
    if (platform == QLatin1String("offscreen") || platform == QLatin1String("minimal"))
        return QCoreApplication::translate("OpenGlProbe", "The display (%1) has no OpenGL").arg(platform);
    QOpenGLContext context;
    if (!context.create())
        return QCoreApplication::translate("OpenGlProbe", "No OpenGL context could be created");
    QOffscreenSurface surface;
    surface.setFormat(context.format());
    surface.create();
    if (!surface.isValid() || !context.makeCurrent(&surface))
        return QCoreApplication::translate("OpenGlProbe", "The OpenGL context could not be used");
    const bool hasFramebuffers = context.functions()->hasOpenGLFeature(QOpenGLFunctions::Framebuffers) &&
                                 context.functions()->hasOpenGLFeature(QOpenGLFunctions::Shaders);
    context.doneCurrent();
    if (!hasFramebuffers)
        return QCoreApplication::translate("OpenGlProbe", "OpenGL is too old: shaders are missing");
    return {};
}

} // namespace

bool openGlWorks(QString *why)
{
    static const QString reason = probe();
    if (why)
        *why = reason;
    return reason.isEmpty();
}

} // namespace modalens
