// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/videostrip.h"

#include "widgets/audioplayer.h"
#include "widgets/media.h"
#include "widgets/playcontrol.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kFrameCount =
    96; // at 320 px about 20 MB: a short clip plays smoothly, a long one as a slide show
constexpr int kFrameSidePx = 320;
constexpr int kSampleRate = 22'050;
constexpr int kStripFrames = 8;
constexpr double kStripPx = 30;
constexpr double kGapPx = 4;
constexpr int kMaxWidthPx = 280;

} // namespace

int frameAt(const QVector<double> &timesS, double positionS)
{
    if (timesS.isEmpty())
        return -1;
    const auto after = std::upper_bound(timesS.begin(), timesS.end(), positionS);
    return std::max(0, int(after - timesS.begin()) - 1);
}

VideoStrip::VideoStrip(const PreviewMedia &video, MediaSource *media, AudioPlayer *player, QWidget *parent)
    : QWidget(parent)
    , m_video(video)
    , m_player(player)
    , m_control(new PlayControl(video.label, this))
    , m_screen(new VideoScreen(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_screen);
    layout->addWidget(m_control);
    connect(m_control, &PlayControl::playRequested, this, [this] { play(0); });
    connect(m_control, &PlayControl::stopRequested, m_player, &AudioPlayer::stop);
    connect(m_screen, &VideoScreen::seekRequested, this, &VideoStrip::play);
    connectMedia(media);
    connectPlayer();
    media->requestFrames(m_video.path, kFrameCount, kFrameSidePx);
}

void VideoStrip::connectMedia(MediaSource *media)
{
    connect(media, &MediaSource::framesReady, this,
            [this, media](const QString &path, const QVector<QImage> &frames, const QVector<double> &timesS,
                          double durationS) {
                if (path != m_video.path)
                    return;
                const bool isFirst = !m_hasFrames;
                m_hasFrames = true;
                m_durationS = std::max(durationS, timesS.isEmpty() ? 0.0 : timesS.last());
                m_screen->setFrames(frames, timesS);
                m_control->setDuration(m_durationS);
                if (isFirst)
                    media->requestSound(m_video.path, kSampleRate);
            });
    connect(media, &MediaSource::soundReady, this,
            [this](const QString &path, const QVector<float> &samples, int sampleRate) {
                if (path != m_video.path)
                    return;
                m_samples = samples;
                m_sampleRate = sampleRate;
            });
    connect(media, &MediaSource::failed, this, [this](const QString &path, const QString &reason) {
        // After the frames only the sound can fail: many films have none, and that is no damage.
        if (path != m_video.path || m_hasFrames)
            return;
        m_screen->hide();
        m_control->setBroken(reason);
    });
}

void VideoStrip::connectPlayer()
{
    connect(m_player, &AudioPlayer::positionChanged, this, [this](const QString &path, double positionS) {
        if (path != m_video.path)
            return;
        m_control->setPosition(positionS);
        m_screen->setPosition(positionS);
    });
    connect(m_player, &AudioPlayer::stopped, this, [this](const QString &path) {
        if (path != m_video.path)
            return;
        m_control->setPosition(-1);
        m_screen->setPosition(-1);
    });
    connect(m_player, &AudioPlayer::noDevice, this, [this] {
        if (!m_samples.isEmpty())
            m_control->setNote(tr("no sound device"));
    });
}

void VideoStrip::play(double fromS)
{
    if (!m_hasFrames)
        return;
    m_player->play(m_video.path, m_samples, m_sampleRate, fromS, m_durationS);
    m_control->setPosition(fromS);
    m_screen->setPosition(fromS);
}

VideoScreen::VideoScreen(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Video"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMaximumWidth(kMaxWidthPx);
}

void VideoScreen::setFrames(const QVector<QImage> &frames, const QVector<double> &timesS)
{
    m_frames = frames;
    m_timesS = timesS.mid(0, frames.size());
    setPosition(-1);
    updateGeometry();
}

void VideoScreen::setPosition(double positionS)
{
    const int shown = positionS < 0 ? int(m_frames.size()) / 3 : frameAt(m_timesS, positionS);
    m_shown = std::min(shown, int(m_frames.size()) - 1);
    update();
}

QSize VideoScreen::sizeHint() const
{
    return {240, heightForWidth(240)};
}

int VideoScreen::heightForWidth(int width) const
{
    const QSize frame = m_frames.isEmpty() ? QSize(16, 9) : m_frames.first().size();
    const double picture =
        std::min(width * double(frame.height()) / std::max(1, frame.width()), width * 0.75);
    return int(std::ceil(picture + kGapPx + kStripPx));
}

QRectF VideoScreen::stripRect() const
{
    return {0, height() - kStripPx, double(width()), kStripPx};
}

void VideoScreen::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF stage(0, 0, width(), height() - kStripPx - kGapPx);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(stage, 6, 6);
    if (m_shown < 0)
        return;
    const auto place = [](const QImage &image, const QRectF &box) {
        QRectF target(QPointF(), QSizeF(image.size()).scaled(box.size(), Qt::KeepAspectRatio));
        target.moveCenter(box.center());
        return target;
    };
    painter.drawImage(place(m_frames.at(m_shown), stage), m_frames.at(m_shown));
    const QRectF strip = stripRect();
    const int cells = std::min<int>(kStripFrames, int(m_frames.size()));
    const double cell = strip.width() / kStripFrames;
    for (int i = 0; i < cells; ++i) {
        const QImage &image = m_frames.at(i * m_frames.size() / cells);
        painter.drawImage(
            place(image, QRectF(strip.left() + i * cell, strip.top(), cell - 2, strip.height())), image);
    }
    const double along = m_frames.size() > 1 ? double(m_shown) / double(m_frames.size() - 1) : 0;
    painter.fillRect(QRectF(strip.left() + along * (cells * cell - 2), strip.top(), 2, strip.height()),
                     theme.video);
    if (hasFocus()) {
        painter.setPen(QPen(theme.selection, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(stage.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
}

void VideoScreen::mousePressEvent(QMouseEvent *event)
{
    const QRectF strip = stripRect();
    if (event->button() != Qt::LeftButton || m_frames.isEmpty() || !strip.contains(event->position()))
        return;
    const int cells = std::min<int>(kStripFrames, int(m_frames.size()));
    const double along = (event->position().x() - strip.left()) / (cells * strip.width() / kStripFrames);
    const int frame = std::clamp(int(along * m_frames.size()), 0, int(m_frames.size()) - 1);
    Q_EMIT seekRequested(m_timesS.value(frame));
}

void VideoScreen::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || m_frames.isEmpty())
        return QWidget::keyPressEvent(event);
    Q_EMIT seekRequested(m_timesS.value(std::clamp(m_shown + step, 0, int(m_frames.size()) - 1)));
}

} // namespace modalens
