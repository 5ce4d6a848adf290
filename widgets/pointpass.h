// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/camera.h"

#include <QOpenGLBuffer>
#include <QOpenGLShaderProgram>
#include <QOpenGLVertexArrayObject>

#include <span>

namespace modalens {

/// Draws points as soft discs with OpenGL (2.1 or ES 2). One buffer for places, one for colours, each
/// uploaded only when it is set. All calls need the same current context; destroy it there too.
class PointPass
{
public:
    PointPass() = default;
    ~PointPass();
    PointPass(const PointPass &) = delete;
    PointPass &operator=(const PointPass &) = delete;

    /// False when the shaders do not compile; draw() then does nothing.
    bool create();
    /// x and y interleaved, world.
    void setPositions(std::span<const float> xy);
    /// One 0xAARRGGBB a point.
    void setColours(std::span<const quint32> argb);
    /// One draw call. `size` in logical pixels, `diameterPx` too.
    void draw(const Camera &camera, const QSizeF &size, double devicePixelRatio, double diameterPx);

private:
    QOpenGLShaderProgram m_program;
    QOpenGLVertexArrayObject m_array;
    QOpenGLBuffer m_positions{QOpenGLBuffer::VertexBuffer};
    QOpenGLBuffer m_colours{QOpenGLBuffer::VertexBuffer};
    int m_count = 0;
    int m_colourCount = 0;
};

} // namespace modalens
