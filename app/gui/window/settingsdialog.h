// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"

#include <QDialog>
#include <QVector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;
class QVBoxLayout;

namespace modalens {

/// Every setting on one page. What is changed is written to the settings and said at once; there is nothing
/// to confirm. Typing in the search field leaves the settings whose name, explanation or choices hold every
/// word. Deletes itself.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `settings` must outlive the dialog.
    SettingsDialog(Settings &settings, QWidget *parent);

    QLineEdit *searchField() const { return m_search; }
    /// Shows what was changed elsewhere meanwhile.
    void refresh();

Q_SIGNALS:
    void appearanceChanged(); ///< Theme, text size, movement or what draws the maps.
    void languageChosen(const QString &language);
    void smallMapsChosen(bool areShown);
    void mapsLinkedChosen(bool areLinked);
    void spectrogramChosen(bool isShown);
    void shortcutsRequested();
    void resetPanelsRequested();

private:
    struct Row
    {
        QWidget *widget;
        QString words; ///< Everything it can be found by, folded.
        int group;
    };

    void build();
    void buildAppearance();
    void buildPanels();
    void addGroup(const QString &title);
    QWidget *addRow(const QString &label, const QString &hint, QWidget *editor,
                    const QStringList &words = {});
    QComboBox *addChoice(const QString &label, const QString &hint, const QStringList &choices);
    QCheckBox *addSwitch(const QString &label, const QString &hint);
    void addButton(const QString &label, const QString &hint, const QString &text,
                   void (SettingsDialog::*pressed)());
    QWidget *makeTextScale();
    void filter(const QString &typed);

    Settings &m_settings;
    QLineEdit *m_search;
    QVBoxLayout *m_page;
    QLabel *m_nothing;
    QComboBox *m_theme = nullptr;
    QSlider *m_textScale = nullptr;
    QComboBox *m_motion = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_drawing = nullptr;
    QCheckBox *m_smallMaps = nullptr;
    QCheckBox *m_linked = nullptr;
    QComboBox *m_sounds = nullptr;
    QVector<QWidget *> m_groups;
    QVector<Row> m_rows;
};

} // namespace modalens
