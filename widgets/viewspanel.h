// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>
#include <QWidget>

#include <utility>

class QAction;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace modalens {

class EmptyState;

/// A saved view as the list shows it.
struct ViewEntry
{
    QString name;
    QString summary; ///< What it asks and mixes: "crow · Looks 0.80, Words 0.20".
    QString note;
    bool operator==(const ViewEntry &) const = default;
};

/// The saved views of a catalog: apply, save, rename in place, duplicate, compare two, share as files, and a
/// note for each. Changes nothing by itself: it asks, and shows what setViews() says.
class ViewsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ViewsPanel(QWidget *parent = nullptr);

    void setViews(const QVector<ViewEntry> &views);
    /// The view that the desk came from; `isChanged` when the desk has moved on since.
    void setActive(const QString &name, bool isChanged);
    /// False: views can be applied, compared and exported, not changed.
    void setWritable(bool isWritable);
    /// Selects a view and lets its name be typed over.
    void startRenaming(const QString &name);
    QStringList selected() const;
    QStringList names() const;

Q_SIGNALS:
    void saveRequested(); ///< The desk as it stands, under a new name.
    void applyRequested(const QString &name);
    void replaceRequested(const QString &name); ///< By the desk as it stands.
    void renameRequested(const QString &from, const QString &to);
    void noteRequested(const QString &name, const QString &note);
    void duplicateRequested(const QString &name);
    void removeRequested(const QStringList &names);
    void compareRequested(const QString &first, const QString &second); ///< `second` empty: with the desk.
    void exportRequested(const QString &name);
    void importRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildButtons();
    void buildMenu();
    void takeRename(QTreeWidgetItem *row);
    void showSelection();
    void showMarks();
    void commitNote();
    QString current() const;
    const ViewEntry *entry(const QString &name) const;

    QVector<ViewEntry> m_views;
    std::pair<QString, QString> m_renamed; ///< The last one: what it was and what it is to be called.
    QString m_active;
    bool m_isActiveChanged = false;
    bool m_isWritable = true;
    QString m_noteOf; ///< The view whose note is being edited.
    QTreeWidget *m_list;
    QPlainTextEdit *m_note;
    EmptyState *m_empty;
    QPushButton *m_save;
    QPushButton *m_compare;
    QVector<QAction *> m_needOne;      ///< Exactly one view selected.
    QVector<QAction *> m_needWritable; ///< Change something.
};

} // namespace modalens
