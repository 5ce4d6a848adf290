// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/openglpoints.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <QOpenGLFunctions>
#include <QPainter>
#include <QVector2D>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace modalens {

namespace {

// GL_PROGRAM_POINT_SIZE and GL_POINT_SPRITE are missing from ES headers.
constexpr GLenum kProgramPointSize = 0x8642;
constexpr GLenum kPointSprite = 0x8861;

// The world centre is subtracted before scaling: at high zoom the product alone would lose the last pixels.
// y points down and colours stay in the order that QImage has in memory: what is read back is a QImage.
constexpr const char *kVertexShader = R"(
attribute highp vec2 position;
attribute lowp vec4 colour;
uniform highp vec2 centre;
uniform highp vec2 scale;
uniform highp float pointSize;
varying lowp vec4 pointColour;
void main()
{
    gl_Position = vec4((position - centre) * scale, 0.0, 1.0);
    gl_PointSize = pointSize;
    pointColour = colour;
}
)";

constexpr const char *kFragmentShader = R"(
uniform highp float pointSize;
varying lowp vec4 pointColour;
void main()
{
    highp float fromCentre = length(gl_PointCoord - vec2(0.5)) * pointSize;
    lowp float cover = clamp(pointSize * 0.5 - fromCentre, 0.0, 1.0);
    gl_FragColor = vec4(pointColour.rgb, pointColour.a * cover);
}
)";

QByteArray shaderSource(const char *body)
{
    const bool isEs = QOpenGLContext::currentContext()->isOpenGLES();
    return QByteArray(isEs ? "#version 100\n" : "#version 120\n") + body;
}

bool isSoftware(const QString &renderer)
{
    constexpr std::array<QLatin1String, 6> kNames{QLatin1String("llvmpipe"),    QLatin1String("softpipe"),
                                                  QLatin1String("swrast"),      QLatin1String("swiftshader"),
                                                  QLatin1String("software ra"), QLatin1String("gdi generic")};
    return std::any_of(kNames.begin(), kNames.end(),
                       [&](QLatin1String name) { return renderer.contains(name, Qt::CaseInsensitive); });
}

QString said(const char *text)
{
    return QCoreApplication::translate("OpenGlPoints", text);
}

void upload(QOpenGLBuffer &buffer, const void *data, std::size_t bytes)
{
    buffer.bind();
    buffer.allocate(data, int(bytes));
    buffer.release();
}

} // namespace

OpenGlPoints::OpenGlPoints()
    : m_surface(std::make_unique<QOffscreenSurface>())
    , m_context(std::make_unique<QOpenGLContext>())
{
}

OpenGlPoints::~OpenGlPoints()
{
    if (!m_context->isValid() || !m_context->makeCurrent(m_surface.get()))
        return;
    m_positions.destroy();
    m_colours.destroy();
    m_program.reset();
    m_target.reset();
    m_context->doneCurrent();
}

std::unique_ptr<OpenGlPoints> OpenGlPoints::create(bool acceptsSoftware, QString *why)
{
    std::unique_ptr<OpenGlPoints> points(new OpenGlPoints);
    *why = points->prepare();
    if (why->isEmpty() && !acceptsSoftware && isSoftware(points->m_renderer))
        *why = QCoreApplication::translate("OpenGlPoints", "OpenGL is software here (%1)")
                   .arg(points->m_renderer);
    if (!why->isEmpty())
        points.reset();
    return points;
}

/// Empty when all is well, else the reason.
QString OpenGlPoints::prepare()
{
    const QString platform = QGuiApplication::platformName();
    if (platform == QLatin1String("offscreen") || platform == QLatin1String("minimal"))
        return QCoreApplication::translate("OpenGlPoints", "The display (%1) has no OpenGL").arg(platform);
    if (!m_context->create())
        return said(QT_TRANSLATE_NOOP("OpenGlPoints", "No OpenGL context could be created"));
    m_surface->setFormat(m_context->format());
    m_surface->create();
    if (!m_surface->isValid() || !m_context->makeCurrent(m_surface.get()))
        return said(QT_TRANSLATE_NOOP("OpenGlPoints", "The OpenGL context could not be used"));
    QOpenGLFunctions *gl = m_context->functions();
    m_renderer = QString::fromUtf8(reinterpret_cast<const char *>(gl->glGetString(GL_RENDERER)));
    m_program = std::make_unique<QOpenGLShaderProgram>();
    m_program->bindAttributeLocation("position", 0);
    m_program->bindAttributeLocation("colour", 1);
    m_colours.setUsagePattern(QOpenGLBuffer::DynamicDraw);
    if (!gl->hasOpenGLFeature(QOpenGLFunctions::Framebuffers) ||
        !gl->hasOpenGLFeature(QOpenGLFunctions::Shaders) || !m_positions.create() || !m_colours.create() ||
        !m_program->addShaderFromSourceCode(QOpenGLShader::Vertex, shaderSource(kVertexShader)) ||
        !m_program->addShaderFromSourceCode(QOpenGLShader::Fragment, shaderSource(kFragmentShader)) ||
        !m_program->link())
        return said(QT_TRANSLATE_NOOP("OpenGlPoints", "OpenGL is too old: shaders are missing"));
    m_context->doneCurrent();
    return {};
}

QString OpenGlPoints::lostContext()
{
    return said(QT_TRANSLATE_NOOP("OpenGlPoints", "The OpenGL context was lost"));
}

bool OpenGlPoints::setPoints(std::span<const float> xy, std::span<const quint32> argb)
{
    if (!m_context->makeCurrent(m_surface.get()))
        return false;
    m_count = 0;
    if (argb.size() * 2 == xy.size()) {
        // What a card does with a place that is no number is not defined: such points stay here.
        std::vector<float> places;
        std::vector<quint32> colours;
        places.reserve(xy.size());
        colours.reserve(argb.size());
        for (std::size_t i = 0; i < argb.size(); ++i)
            if (std::isfinite(xy[2 * i]) && std::isfinite(xy[2 * i + 1])) {
                places.insert(places.end(), {xy[2 * i], xy[2 * i + 1]});
                colours.push_back(argb[i]);
            }
        m_count = int(colours.size());
        upload(m_positions, places.data(), places.size() * sizeof(float));
        upload(m_colours, colours.data(), colours.size() * sizeof(quint32));
    }
    m_context->doneCurrent();
    return true;
}

bool OpenGlPoints::makeTarget(const QSize &size)
{
    if (m_target && m_target->size() == size)
        return true;
    m_target = std::make_unique<QOpenGLFramebufferObject>(size);
    m_read = QImage(size, QImage::Format_ARGB32_Premultiplied);
    return m_target->isValid() && !m_read.isNull();
}

bool OpenGlPoints::paint(QImage *picture, const Camera &camera, double diameterPx)
{
    if (picture->isNull() || m_count == 0)
        return true;
    if (!m_context->makeCurrent(m_surface.get()))
        return false;
    const bool hasTarget = makeTarget(picture->size()) && m_target->bind();
    if (hasTarget) {
        QOpenGLFunctions *gl = m_context->functions();
        gl->glClearColor(0, 0, 0, 0);
        gl->glClear(GL_COLOR_BUFFER_BIT);
        draw(camera, *picture, diameterPx * picture->devicePixelRatio());
        gl->glReadPixels(0, 0, picture->width(), picture->height(), GL_RGBA, GL_UNSIGNED_BYTE, m_read.bits());
        m_target->release();
    }
    m_context->doneCurrent();
    if (!hasTarget)
        return false;
    m_read.setDevicePixelRatio(picture->devicePixelRatio());
    QPainter(picture).drawImage(0, 0, m_read);
    return true;
}

/// `diameterPx` in pixels of the target, which is as large as `picture`.
void OpenGlPoints::draw(const Camera &camera, const QImage &picture, double diameterPx)
{
    QOpenGLFunctions *gl = m_context->functions();
    // OpenGL leaves out points whose centre is outside: its window is wider by what a disc reaches in.
    const int edge = int(std::ceil(diameterPx));
    const QSize window = picture.size() + QSize(2 * edge, 2 * edge);
    gl->glViewport(-edge, -edge, window.width(), window.height());
    const double pixelsPerUnit =
        camera.pixelsPerUnit(picture.deviceIndependentSize()) * picture.devicePixelRatio();
    m_program->bind();
    m_program->setUniformValue("centre", QVector2D(camera.centre));
    m_program->setUniformValue("scale", QVector2D(float(2 * pixelsPerUnit / window.width()),
                                                  float(-2 * pixelsPerUnit / window.height())));
    // One pixel more than asked for, so that the soft edge has room.
    m_program->setUniformValue("pointSize", float(diameterPx + 1));
    m_positions.bind();
    m_program->enableAttributeArray(0);
    m_program->setAttributeBuffer(0, GL_FLOAT, 0, 2);
    m_colours.bind();
    m_program->enableAttributeArray(1);
    m_program->setAttributeBuffer(1, GL_UNSIGNED_BYTE, 0, 4);
    if (!m_context->isOpenGLES()) {
        gl->glEnable(kProgramPointSize);
        gl->glEnable(kPointSprite);
    }
    gl->glDisable(GL_DEPTH_TEST);
    gl->glEnable(GL_BLEND);
    // The result is premultiplied.
    gl->glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    gl->glDrawArrays(GL_POINTS, 0, m_count);
    m_program->disableAttributeArray(0);
    m_program->disableAttributeArray(1);
    m_colours.release();
    m_program->release();
}

} // namespace modalens
