// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QVector>

#include <memory>

namespace modalens {

/// Where samples go and what the clock is. The default is a sound device; tests and machines without one use
/// others.
class SoundSink
{
public:
    virtual ~SoundSink() = default;
    /// Starts playing mono samples. False when there is no device or it stopped at once.
    virtual bool start(const QVector<float> &samples, int sampleRate, qint64 fromSample) = 0;
    virtual void stop() = 0;
    /// Seconds played since start().
    virtual double playedS() const = 0;
    enum class State { Running, Finished, Failed };
    virtual State state() const = 0;
};

/// QAudioSink on the default output.
std::unique_ptr<SoundSink> makeDeviceSink();
/// Makes no sound, follows a monotonic timer.
std::unique_ptr<SoundSink> makeSilentSink();

/// Plays one sound at a time, identified by its path. When the device does not run, a silent clock takes over
/// and noDevice() is emitted once in the life of the player. GUI thread.
class AudioPlayer : public QObject
{
    Q_OBJECT

public:
    explicit AudioPlayer(QObject *parent = nullptr);
    /// For tests: `device` replaces the sound device.
    AudioPlayer(std::unique_ptr<SoundSink> device, std::unique_ptr<SoundSink> fallback,
                QObject *parent = nullptr);
    ~AudioPlayer() override;

    /// Stops what plays and starts this. Empty samples play silence for `durationS` (a video without sound).
    void play(const QString &path, const QVector<float> &samples, int sampleRate, double fromS = 0.0,
              double durationS = 0.0);
    void stop();
    /// What plays begins again at `fromS` whenever it reaches `toS` (its end at the latest), without a
    /// signal, until clearLoop(), stop() or another play().
    void setLoop(double fromS, double toS);
    void clearLoop() { m_loopToS = 0; }
    QString playing() const { return m_path; } ///< Empty when nothing plays.
    double positionS() const;
    bool hasDevice() const { return m_hasDevice; } ///< False once the device has failed.

Q_SIGNALS:
    void started(const QString &path);
    void stopped(const QString &path); ///< By stop(), by another sound, or at the end.
    void positionChanged(const QString &path, double positionS); ///< About 30 times a second.
    void noDevice();

private:
    void tick();
    void startAt(double fromS);
    bool isLooping() const { return m_loopToS > m_loopFromS; }
    void end();
    void useSilentClock(double fromS, bool isDeviceLost);

    std::unique_ptr<SoundSink> m_device;
    std::unique_ptr<SoundSink> m_fallback;
    SoundSink *m_active = nullptr;
    QTimer m_timer;
    QString m_path;
    QVector<float> m_samples;
    int m_sampleRate = 0;
    double m_fromS = 0.0;
    double m_durationS = 0.0;
    double m_loopFromS = 0.0, m_loopToS = 0.0;
    bool m_hasDevice = true;
};

} // namespace modalens
