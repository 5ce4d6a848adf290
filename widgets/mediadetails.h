// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace modalens {

class MediaSource;

/// Behind a button: the item's key, and of each of its files name, folder and what the file says of itself,
/// with the path to copy and the folder to show. Asks for nothing while it is folded.
class MediaDetails : public QWidget
{
    Q_OBJECT

public:
    explicit MediaDetails(MediaSource *media, QWidget *parent = nullptr);
    void setItem(const PreviewItem &item);
    QPushButton *foldButton() const { return m_fold; }

Q_SIGNALS:
    void showInFolderRequested(const QString &path);

private:
    void rebuild();
    void addFile(const PreviewMedia &file);
    QWidget *buildActions(const QString &path);

    MediaSource *m_media;
    QPushButton *m_fold;
    QWidget *m_body;
    QVBoxLayout *m_layout; ///< Of the body.
    QString m_key;
    QVector<PreviewMedia> m_files;
    QHash<QString, QLabel *> m_facts; ///< By path.
};

} // namespace modalens
