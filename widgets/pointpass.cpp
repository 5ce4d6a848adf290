// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointpass.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QVector2D>

namespace modalens {

namespace {

constexpr GLenum kProgramPointSize =
    0x8642; // GL_PROGRAM_POINT_SIZE and GL_POINT_SPRITE are missing from ES headers
constexpr GLenum kPointSprite = 0x8861;

// The world centre is subtracted before scaling: at high zoom the product alone would lose the last pixels.
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
    pointColour = colour.bgra;
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

void upload(QOpenGLBuffer &buffer, const void *data, std::size_t bytes)
{
    buffer.bind();
    buffer.allocate(data, int(bytes));
    buffer.release();
}

} // namespace

PointPass::~PointPass()
{
    m_array.destroy();
    m_positions.destroy();
    m_colours.destroy();
}

bool PointPass::create()
{
    m_array
        .create(); // absent in ES 2 without an extension: then bound attributes are simply set at every draw
    m_positions.setUsagePattern(QOpenGLBuffer::StaticDraw);
    m_colours.setUsagePattern(QOpenGLBuffer::DynamicDraw);
    if (!m_positions.create() || !m_colours.create())
        return false;
    m_program.bindAttributeLocation("position", 0);
    m_program.bindAttributeLocation("colour", 1);
    return m_program.addShaderFromSourceCode(QOpenGLShader::Vertex, shaderSource(kVertexShader)) &&
           m_program.addShaderFromSourceCode(QOpenGLShader::Fragment, shaderSource(kFragmentShader)) &&
           m_program.link();
}

void PointPass::setPositions(std::span<const float> xy)
{
    m_count = int(xy.size() / 2);
    upload(m_positions, xy.data(), xy.size_bytes());
}

void PointPass::setColours(std::span<const quint32> argb)
{
    m_colourCount = int(argb.size());
    upload(m_colours, argb.data(), argb.size_bytes());
}

void PointPass::draw(const Camera &camera, const QSizeF &size, double devicePixelRatio, double diameterPx)
{
    if (m_count == 0 || m_colourCount != m_count || !m_program.isLinked())
        return;
    QOpenGLFunctions *gl = QOpenGLContext::currentContext()->functions();
    const double pixelsPerUnit = camera.pixelsPerUnit(size);
    const QOpenGLVertexArrayObject::Binder arrayBinder(&m_array);
    m_program.bind();
    m_program.setUniformValue("centre", QVector2D(camera.centre));
    m_program.setUniformValue("scale", QVector2D(float(2 * pixelsPerUnit / size.width()),
                                                 float(2 * pixelsPerUnit / size.height())));
    // One pixel more than asked for, so that the soft edge has room.
    m_program.setUniformValue("pointSize", float(diameterPx * devicePixelRatio + 1));
    m_positions.bind();
    m_program.enableAttributeArray(0);
    m_program.setAttributeBuffer(0, GL_FLOAT, 0, 2);
    m_colours.bind();
    m_program.enableAttributeArray(1);
    m_program.setAttributeBuffer(1, GL_UNSIGNED_BYTE, 0, 4);
    if (!QOpenGLContext::currentContext()->isOpenGLES()) {
        gl->glEnable(kProgramPointSize);
        gl->glEnable(kPointSprite);
    }
    gl->glDisable(GL_DEPTH_TEST);
    gl->glEnable(GL_BLEND);
    gl->glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    gl->glDrawArrays(GL_POINTS, 0, m_count);
    m_program.disableAttributeArray(0);
    m_program.disableAttributeArray(1);
    m_colours.release();
    m_program.release();
}

} // namespace modalens
