// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/settingsdialog.h"

#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kEditorPx = 230;
const QStringList kLanguages{QString(), QStringLiteral("en"), QStringLiteral("zh_CN")};

QLabel *makeLabel(const QString &text, QFont (*font)())
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    followFont(label, font);
    return label;
}

} // namespace

SettingsDialog::SettingsDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_search(new QLineEdit(this))
    , m_page(new QVBoxLayout)
    , m_nothing(makeLabel(tr("No setting is called that"), uiFont))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    // Also while it is open: the text size is chosen in it.
    followTextScale(this, [this] { resize(std::min(scaled(640), 1000), std::min(scaled(600), 700)); });
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    auto *content = new QWidget;
    content->setLayout(m_page);
    m_page->setContentsMargins(4, 4, metrics::kPaddingPx, 4);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    build();
    refresh();
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::filter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in the search field presses nothing
    m_search->setFocus();
}

void SettingsDialog::build()
{
    buildAppearance();
    buildPanels();
    m_nothing->hide();
    m_page->addWidget(m_nothing);
    m_page->addStretch(1);
}

void SettingsDialog::buildAppearance()
{
    addGroup(tr("Appearance"));
    m_theme = addChoice(tr("Theme"), tr("High contrast draws black on white or white on black, with lines"),
                        {tr("Like the system"), tr("Light"), tr("Dark"), tr("High contrast, light"),
                         tr("High contrast, dark")});
    connect(m_theme, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_settings.setTheme(static_cast<ThemeChoice>(index));
        Q_EMIT appearanceChanged();
    });
    addRow(tr("Text size"), tr("Texts and what holds them: rows, faders, buttons"), makeTextScale(),
           {tr("Zoom"), tr("Font")});
    m_motion = addChoice(tr("Movement"), tr("Reduced: things are at once where they go"),
                         {tr("Like the system"), tr("Full"), tr("Reduced")});
    connect(m_motion, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_settings.setMotion(static_cast<MotionChoice>(index));
        Q_EMIT appearanceChanged();
    });
    m_language = addChoice(tr("Language"), tr("Also of the titles and texts that are shown first"),
                           {tr("Like the system"), QStringLiteral("English"), QStringLiteral("简体中文")});
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this](int index) { Q_EMIT languageChosen(kLanguages.value(index)); });
}

void SettingsDialog::buildPanels()
{
    addGroup(tr("Maps"));
    m_drawing = addChoice(
        tr("Points are drawn by"),
        tr("The graphics card draws with OpenGL; where there is none, the processor draws the same"),
        {tr("The graphics card, if there is one"), tr("OpenGL, even without a card"), tr("The processor")});
    connect(m_drawing, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_settings.setPointDrawing(static_cast<PointDrawing>(index));
        Q_EMIT appearanceChanged();
    });
    m_smallMaps = addSwitch(tr("Small maps"), tr("One for each signal, below the large one"));
    connect(m_smallMaps, &QCheckBox::toggled, this, &SettingsDialog::smallMapsChosen);
    m_linked = addSwitch(tr("Maps move together"), tr("All look at the same place"));
    connect(m_linked, &QCheckBox::toggled, this, &SettingsDialog::mapsLinkedChosen);
    addGroup(tr("Preview"));
    m_sounds = addChoice(tr("Sounds are shown as"), {}, {tr("Bars"), tr("Spectrogram")});
    connect(m_sounds, &QComboBox::currentIndexChanged, this,
            [this](int index) { Q_EMIT spectrogramChosen(index == 1); });
    addGroup(tr("Window"));
    addButton(tr("Shortcuts"), tr("Every command and its key; each can be changed"), tr("Change shortcuts…"),
              &SettingsDialog::shortcutsRequested);
    addButton(tr("Panels"), tr("Puts every panel where it was at first"), tr("Reset panels"),
              &SettingsDialog::resetPanelsRequested);
}

void SettingsDialog::addGroup(const QString &title)
{
    QLabel *label = makeLabel(title, boldFont);
    label->setContentsMargins(0, m_groups.isEmpty() ? 2 : metrics::kPaddingPx, 0, 2);
    m_page->addWidget(label);
    m_groups << label;
}

QWidget *SettingsDialog::addRow(const QString &label, const QString &hint, QWidget *editor,
                                const QStringList &words)
{
    auto *row = new QWidget;
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(makeLabel(label, uiFont));
    if (!hint.isEmpty()) {
        QLabel *small = makeLabel(hint, smallFont);
        small->setForegroundRole(QPalette::PlaceholderText);
        texts->addWidget(small);
    }
    followTextScale(editor, [editor] { editor->setFixedWidth(scaled(kEditorPx)); });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 3, 0, 3);
    layout->setSpacing(metrics::kPaddingPx);
    layout->addLayout(texts, 1);
    layout->addWidget(editor, 0, Qt::AlignTop);
    m_page->addWidget(row);
    const QString all = (QStringList{label, hint} + words).join(QLatin1Char('\n'));
    m_rows << Row{row, all.toCaseFolded(), int(m_groups.size()) - 1};
    return row;
}

QComboBox *SettingsDialog::addChoice(const QString &label, const QString &hint, const QStringList &choices)
{
    auto *combo = new QComboBox;
    combo->addItems(choices);
    combo->setAccessibleName(label);
    combo->setAccessibleDescription(hint);
    addRow(label, hint, combo, choices);
    return combo;
}

QCheckBox *SettingsDialog::addSwitch(const QString &label, const QString &hint)
{
    auto *box = new QCheckBox;
    box->setAccessibleName(label);
    box->setAccessibleDescription(hint);
    addRow(label, hint, box);
    return box;
}

void SettingsDialog::addButton(const QString &label, const QString &hint, const QString &text,
                               void (SettingsDialog::*pressed)())
{
    auto *button = new QPushButton(text);
    button->setAccessibleDescription(hint);
    connect(button, &QPushButton::clicked, this, pressed);
    addRow(label, hint, button, {text});
}

QWidget *SettingsDialog::makeTextScale()
{
    auto *editor = new QWidget;
    m_textScale = new QSlider(Qt::Horizontal);
    m_textScale->setRange(Settings::kMinTextScale, Settings::kMaxTextScale);
    m_textScale->setSingleStep(10);
    m_textScale->setPageStep(25);
    m_textScale->setTracking(false); // the window is laid out anew: once, where the hand lets go
    m_textScale->setAccessibleName(tr("Text size"));
    auto *figure = new QLabel;
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    followTextScale(figure, [figure] { figure->setFixedWidth(scaled(48)); });
    const auto say = [figure](int percent) {
        figure->setText(tr("%1 %", "a size in percent").arg(QLocale().toString(percent)));
    };
    say(m_textScale->value());
    connect(m_textScale, &QSlider::sliderMoved, figure, say);
    connect(m_textScale, &QSlider::valueChanged, this, [this, say](int percent) {
        say(percent);
        m_settings.setTextScalePercent(percent);
        Q_EMIT appearanceChanged();
    });
    auto *layout = new QHBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_textScale, 1);
    layout->addWidget(figure);
    return editor;
}

void SettingsDialog::refresh()
{
    const auto show = [](auto *editor, auto set) {
        const QSignalBlocker blocker(editor);
        set();
    };
    show(m_theme, [this] { m_theme->setCurrentIndex(static_cast<int>(m_settings.theme())); });
    show(m_motion, [this] { m_motion->setCurrentIndex(static_cast<int>(m_settings.motion())); });
    m_textScale->setValue(m_settings.textScalePercent()); // says the figure; writes what is there already
    show(m_language, [this] {
        m_language->setCurrentIndex(int(std::max<qsizetype>(0, kLanguages.indexOf(m_settings.language()))));
    });
    show(m_drawing, [this] { m_drawing->setCurrentIndex(static_cast<int>(m_settings.pointDrawing())); });
    show(m_smallMaps, [this] { m_smallMaps->setChecked(m_settings.areSmallMapsShown()); });
    show(m_linked, [this] { m_linked->setChecked(m_settings.areMapsLinked()); });
    show(m_sounds, [this] { m_sounds->setCurrentIndex(m_settings.isSpectrogramShown() ? 1 : 0); });
}

void SettingsDialog::filter(const QString &typed)
{
    const QStringList words = typed.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QVector<bool> isGroupShown(m_groups.size(), false);
    for (const Row &row : std::as_const(m_rows)) {
        const bool isWanted = std::all_of(words.begin(), words.end(),
                                          [&](const QString &word) { return row.words.contains(word); });
        row.widget->setVisible(isWanted);
        isGroupShown[row.group] = isGroupShown[row.group] || isWanted;
    }
    for (qsizetype i = 0; i < m_groups.size(); ++i)
        m_groups.at(i)->setVisible(isGroupShown.at(i));
    m_nothing->setVisible(!isGroupShown.contains(true));
}

} // namespace modalens
