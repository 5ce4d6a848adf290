// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/camera.h"

#include <QImage>
#include <QOpenGLBuffer>
#include <QOpenGLShaderProgram>
#include <QString>

#include <memory>
#include <span>

class QOffscreenSurface;
class QOpenGLContext;
class QOpenGLFramebufferObject;

namespace modalens {

/// Draws points as soft discs with OpenGL (2.1 or ES 2) into a picture, off screen: an OpenGL widget would
/// make Qt compose the whole window with it. Has a context of its own; one buffer for places and one for
/// colours, each uploaded only when it is set. GUI thread, after QApplication.
class OpenGlPoints
{
public:
    /// nullptr, and the reason in `why`, where OpenGL is missing or too old, or where the processor does its
    /// work (`acceptsSoftware`: take that too). Costs the making of a context.
    static std::unique_ptr<OpenGlPoints> create(bool acceptsSoftware, QString *why);
    ~OpenGlPoints();
    OpenGlPoints(const OpenGlPoints &) = delete;
    OpenGlPoints &operator=(const OpenGlPoints &) = delete;

    static QString lostContext(); ///< The reason to give when setPoints() or paint() fails.

    QString renderer() const { return m_renderer; } ///< The card, as the driver names it.
    /// \param xy x and y interleaved, world; what is no number is left out. \param argb one 0xAARRGGBB a
    /// point, not premultiplied. False when the context is lost: then nothing can be drawn any more.
    bool setPoints(std::span<const float> xy, std::span<const quint32> argb);
    /// Draws them over `picture`, as paintPoints() does. False when the context is lost.
    bool paint(QImage *picture, const Camera &camera, double diameterPx);

private:
    OpenGlPoints();
    QString prepare();
    bool makeTarget(const QSize &size);
    void draw(const Camera &camera, const QImage &picture, double diameterPx);

    std::unique_ptr<QOffscreenSurface> m_surface;
    std::unique_ptr<QOpenGLContext> m_context;
    std::unique_ptr<QOpenGLShaderProgram> m_program;
    std::unique_ptr<QOpenGLFramebufferObject> m_target;
    QOpenGLBuffer m_positions{QOpenGLBuffer::VertexBuffer};
    QOpenGLBuffer m_colours{QOpenGLBuffer::VertexBuffer};
    QImage m_read;
    QString m_renderer;
    int m_count = 0;
};

} // namespace modalens
