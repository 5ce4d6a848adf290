// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace modalens {

/// What draws the points of maps.
enum class PointDrawing {
    Automatic, ///< OpenGL where there is a graphics card, else the processor.
    OpenGl,    ///< Also where OpenGL itself is software; without any the processor.
    Processor,
};

/// One setting for the whole program; Automatic until it is set. Maps follow with their next frame. GUI
/// thread.
PointDrawing pointDrawing();
void setPointDrawing(PointDrawing drawing);

} // namespace modalens
