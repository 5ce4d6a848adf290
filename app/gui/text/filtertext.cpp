// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/filtertext.h"

#include "app/gui/text/fieldtext.h"
#include "app/gui/text/signaltext.h"

#include <QCoreApplication>
#include <QStringList>

namespace modalens {

namespace {

class FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(FilterWords)

public:
    static QString tag(const Filter::TagIs &tag)
    {
        const QString value = QString::fromStdString(tag.value);
        return tag.isExcluded ? tr("not %1", "a tag that no item may have").arg(value) : value;
    }
    static QString words(const std::string &text) { return tr("“%1”").arg(QString::fromStdString(text)); }
    static QString range(const Filter::FieldRange &range, std::span<const MixerTrack> tracks)
    {
        const QString name = fieldLabel(range.name, tracks);
        if (range.min && range.max && *range.min == *range.max)
            return tr("%1 %2", "a number and its value").arg(name, fieldText(range.name, *range.min));
        if (range.min && range.max)
            return tr("%1 %2–%3", "a number between two bounds")
                .arg(name, fieldText(range.name, *range.min), fieldText(range.name, *range.max));
        if (range.min)
            return tr("%1 from %2", "a number with a lower bound")
                .arg(name, fieldText(range.name, *range.min));
        return range.max ? tr("%1 up to %2", "a number with an upper bound")
                               .arg(name, fieldText(range.name, *range.max))
                         : name;
    }
    static QString nothingYet() { return tr("The catalog has no items yet"); }
    static QString nothingLeft(const QString &filter)
    {
        return tr("The filter leaves no item: %1. Clear it or choose fewer things", "what it keeps")
            .arg(filter);
    }
};

} // namespace

QVector<FilterPart> filterParts(const Filter &filter, std::span<const MixerTrack> tracks)
{
    QVector<FilterPart> parts;
    for (std::size_t i = 0; i < filter.tags.size(); ++i)
        parts.append({FilterPart::Kind::Tag, i, FilterWords::tag(filter.tags[i]),
                      QString::fromStdString(filter.tags[i].group)});
    for (std::size_t i = 0; i < filter.ranges.size(); ++i)
        parts.append({FilterPart::Kind::Range, i, FilterWords::range(filter.ranges[i], tracks),
                      QString::fromStdString(filter.ranges[i].name)});
    if (filter.only)
        parts.append({FilterPart::Kind::Items, 0, QString::fromStdString(filter.only->name), QString()});
    if (!filter.text.empty())
        parts.append({FilterPart::Kind::Words, 0, FilterWords::words(filter.text), QString()});
    return parts;
}

Filter withTagToggled(Filter filter, const Filter::TagIs &tag)
{
    const bool wasThere = std::erase(filter.tags, tag) > 0;
    std::erase(filter.tags, Filter::TagIs{tag.group, tag.value, !tag.isExcluded});
    if (!wasThere)
        filter.tags.push_back(tag);
    return filter;
}

Filter withoutPart(Filter filter, const FilterPart &part)
{
    const auto at = static_cast<std::ptrdiff_t>(part.index);
    if (part.kind == FilterPart::Kind::Words)
        filter.text.clear();
    else if (part.kind == FilterPart::Kind::Items)
        filter.only.reset();
    else if (part.kind == FilterPart::Kind::Tag && part.index < filter.tags.size())
        filter.tags.erase(filter.tags.begin() + at);
    else if (part.kind == FilterPart::Kind::Range && part.index < filter.ranges.size())
        filter.ranges.erase(filter.ranges.begin() + at);
    return filter;
}

QString filterText(const Filter &filter, std::span<const MixerTrack> tracks)
{
    QStringList texts;
    for (const FilterPart &part : filterParts(filter, tracks))
        texts << part.text;
    return texts.join(QStringLiteral(", "));
}

QString nothingLeftText(const Filter &filter, std::span<const MixerTrack> tracks)
{
    return filter.isEmpty() ? FilterWords::nothingYet()
                            : FilterWords::nothingLeft(filterText(filter, tracks));
}

} // namespace modalens
