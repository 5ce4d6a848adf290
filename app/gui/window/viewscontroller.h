// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/viewservice.h"
#include "app/gui/text/viewtext.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace modalens {

class CatalogSession;
class JobRunner;
class ViewsPanel;

/// Connects the list of saved views with catalog and desk. Every change of it is a step of the desk's history
/// like any other, and the list shows what the catalog has on disk, never what was only asked for.
class ViewsController : public QObject
{
    Q_OBJECT

public:
    ViewsController(CatalogSession &session, ViewsPanel &panel, JobRunner &jobs, QObject *parent);

    void save();                     ///< The desk under a new name, which can then be typed over.
    void apply(const QString &name); ///< One step of the history, a moment later where the view has marks.
    void importFile(const QString &file); ///< Into the list.
    void openFile(const QString &file);   ///< The same, and shows it; where nothing can be kept, only that.
    void exportFile(const QString &name, const QString &file);
    void chooseFile(); ///< Asks which to open.
    void shareDesk();  ///< As it stands; asks for a file.
    /// Whether the file holds a view. Reads no more than one can be long.
    static bool isViewFile(const QString &file);
    void compare(const QString &first, const QString &second);

Q_SIGNALS:
    void failed(const modalens::Error &error);
    void said(const QString &text); ///< For the status line.

private:
    class ChangeCommand;
    void connectPanel();
    void showViews(const std::vector<NamedView> &views);
    void listViews();
    /// Calls `then` once the titles of these items are known, or are known to be nowhere.
    void withTitles(const std::vector<std::string> &keys, std::function<void()> then);
    void saveAs(const View &view);
    void showActive();
    void replace(const QString &name);
    void rename(const QString &from, const QString &to);
    void duplicate(const QString &name);
    void remove(const QStringList &names);
    void setNote(const QString &name, const QString &note);
    void change(std::vector<ViewChange> after, const QString &text);
    void applyWithMarks(const View &view, const QVector<qint64> &marked, const QString &text);
    void show(const View &view, const QString &text);
    QVector<qint64> marksToKeep();
    bool isShown(const View &view) const;
    View completed(View view) const;
    const View *find(const QString &name) const;
    QString freeName(const QString &wanted) const;
    void chooseExport(const QString &name);
    void chooseImport();
    void write(const View &view, const QString &file);
    QString askForFile(const QString &name);
    std::optional<View> read(const QString &file);
    QString keep(const QString &file, View view);
    void sayWhatLacks(const View &view);

    CatalogSession &m_session;
    ViewsPanel &m_panel;
    JobRunner &m_jobs;
    std::vector<NamedView> m_views; ///< As on disk.
    ItemTitles m_titles;            ///< Of items that the queries of views name.
    QString m_active;
    QString m_toApply;  ///< Just taken in; applied once it is in the list.
    QString m_toRename; ///< Just saved; its name is edited once it is in the list.
};

} // namespace modalens
