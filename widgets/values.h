// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>
#include <optional>
#include <vector>

// The plain values that widgets show. Widgets know nothing of catalogs, models or files' contents: app/gui
// translates engine values into these.

namespace modalens {

/// One signal as the window shows it. The colour comes from the theme by modality and is the same everywhere.
struct SignalView
{
    QString name;     ///< Stable: "text", "field:level".
    QString label;    ///< Translated: "Words", "Looks", "Sounds".
    QString modality; ///< "text", "image", "audio", "video", "user", "joint": decides the colour.
    qint64 present = 0;
    QString
        missingLabel; ///< Translated, for a row without this term: "no sound". Empty: "no " and the label.
};

struct TrackView
{
    SignalView signal;
    double weight = 1.0; ///< 0..1 on the fader.
    bool isMuted = false;
    bool isSolo = false;
    double share = 0.0;    ///< Effective share, 0..1.
    bool isReached = true; ///< False: the current query says nothing to this signal.
    QString notReachedReason;
};

/// One row of the ranking.
struct RankedRow
{
    qint64 item = -1;
    int rank = 0;       ///< 1 is best.
    int rankChange = 0; ///< Positive: moved up by so many since the mix was touched; 0 also for "new".
    double score = 0.0;
    QVector<double> contributions; ///< One per signal, signal order.
    quint32 presentMask = 0;
    QString key;
    QString title;
    QString picturePath;
    QString modality; ///< Of the sign that stands for an item without a picture; empty where it has one.
};

struct MapPoints
{
    std::vector<qint64> items;
    std::vector<float> xy; ///< Interleaved, about [-1, 1].
};
using SharedMapPoints = std::shared_ptr<const MapPoints>;

struct HoverCard
{
    QString title;
    QString subtitle; ///< "animals › birds"
    QString detail;   ///< "rank 3, score 1.57"
    QString picturePath;
};

struct PreviewText
{
    QString language; ///< BCP 47 or empty.
    QString text;
};

struct PreviewMedia
{
    QString path;
    QString label;         ///< "spoken name (fr)", file name, ...
    QString language = {}; ///< BCP 47 or empty.
    bool isSpeech = false; ///< The item's name, spoken.
};

struct PreviewItem
{
    qint64 item = -1;
    QString key;
    QString title;
    QVector<PreviewText> texts;
    QVector<PreviewMedia> pictures;
    QVector<PreviewMedia> sounds;
    QVector<PreviewMedia> videos;
    QStringList tags; ///< "folder: animals"
    QStringList fields;
};

/// One term of a query, shown as a chip.
struct QueryChip
{
    enum class Kind { Item, Text, File };
    Kind kind = Kind::Text;
    QString value;       ///< Item: its number as text; Text: the words; File: the path.
    QString label;       ///< What the chip says.
    bool isLiked = true; ///< False: "not this".
    QString picturePath; ///< Small picture in front, or empty.
    bool operator==(const QueryChip &) const = default;
};

/// One line of the map's legend.
struct LegendEntry
{
    QString label;
    QColor colour;
    qint64 visible = 0;
    qint64 total = 0;
};

/// A name on the map, for example of a group at the middle of its points.
struct MapLabel
{
    QString text;
    double x = 0.0; ///< World.
    double y = 0.0;
    qint64 weight = 0; ///< Where there is no room for all, the heavier names stay.
};

/// One value of a tag group in the facets.
struct FacetValue
{
    QString value;
    qint64 visible = 0; ///< Items left by the filter's other parts.
    qint64 total = 0;
    bool isChosen = false;
    bool isExcluded = false; ///< Its items are hidden.
    bool operator==(const FacetValue &) const = default;
};

/// A tag group with its values, or a number with its histogram.
struct FacetView
{
    QString name;
    bool isNumber = false;
    QVector<FacetValue> values; ///< Most common first; empty for a number.
    QVector<double> edges;      ///< Of the histogram: one more than bins.
    QVector<qint64> visible;    ///< Items in each bin that the filter's other parts leave.
    QVector<qint64> totals;
    bool isWhole = false;                       ///< Whole numbers only: no decimals.
    std::optional<double> chosenMin, chosenMax; ///< The filter's range.
};

/// A running job.
struct JobView
{
    qint64 id = 0;
    QString label;  ///< "Embedding looks"
    QString detail; ///< The file being worked on, or empty.
    qint64 done = 0;
    qint64 total = -1; ///< -1 while unknown.
    bool isCancellable = true;
};

struct ContributionView
{
    SignalView signal;
    double value = 0.0;
    bool isMissing = false;
};

} // namespace modalens
