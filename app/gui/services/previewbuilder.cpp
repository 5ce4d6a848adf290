// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/previewbuilder.h"

#include "app/gui/services/windowsummaries.h"
#include "app/gui/text/fieldtext.h"
#include "app/gui/text/paths.h"
#include "widgets/languages.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <map>
#include <vector>

namespace modalens {

namespace {

constexpr std::size_t kMaxTextBytes = 64 * 1024; // what a person may read; longer texts are cut

class PreviewWords
{
    Q_DECLARE_TR_FUNCTIONS(PreviewWords)

public:
    static QString mediaLabel(const Asset &asset)
    {
        const QString language = QString::fromStdString(asset.language);
        const QString name = QFileInfo(textFromPath(asset.path)).fileName();
        switch (asset.role) {
        case AssetRole::Speech:
            return language.isEmpty() ? tr("spoken name")
                                      : tr("spoken name (%1)").arg(languageName(language));
        case AssetRole::Alternate:
            return tr("%1 (other format)").arg(name);
        case AssetRole::Derived:
            return tr("%1 (made by a model)").arg(name);
        default:
            return name;
        }
    }

    static QString textOf(const Asset &asset)
    {
        QString text = QString::fromUtf8(asset.text.data(),
                                         static_cast<qsizetype>(std::min(asset.text.size(), kMaxTextBytes)));
        if (asset.text.size() > kMaxTextBytes)
            text += QChar(0x2026);
        return asset.role == AssetRole::Derived ? tr("Made by a model: %1").arg(text) : text;
    }

    static QString listed(const QStringList &values)
    {
        return values.join(tr(", ", "between the values of a tag group"));
    }

    static QString named(const std::string &name, const QString &value)
    {
        return tr("%1: %2", "name of a tag group or field, value").arg(QString::fromStdString(name), value);
    }
};

void addAsset(PreviewItem &preview, const Asset &asset)
{
    if (asset.modality == Modality::Text && asset.path.empty()) {
        preview.texts.append({QString::fromStdString(asset.language), PreviewWords::textOf(asset)});
        return;
    }
    PreviewMedia media{textFromPath(asset.path), PreviewWords::mediaLabel(asset),
                       QString::fromStdString(asset.language), asset.role == AssetRole::Speech};
    switch (asset.modality) {
    case Modality::Image:
        preview.pictures.append(media);
        break;
    case Modality::Audio:
        preview.sounds.append(media);
        break;
    case Modality::Video:
        preview.videos.append(media);
        break;
    default:
        preview.fields.append(media.label);
    }
}

/// One line a group, its values in the order of the tags.
QStringList linesOf(const std::vector<Tag> &tags)
{
    std::vector<std::string> groups;
    std::map<std::string, QStringList> values;
    for (const Tag &tag : tags) {
        QStringList &known = values[tag.group];
        if (known.isEmpty())
            groups.push_back(tag.group);
        known << QString::fromStdString(tag.value);
    }
    QStringList lines;
    for (const std::string &group : groups)
        lines << PreviewWords::named(group, PreviewWords::listed(values[group]));
    return lines;
}

} // namespace

Result<PreviewItem> previewOf(const Catalog &catalog, ItemId item, std::string_view language)
{
    MODALENS_TRY(summaries, windowSummaries(catalog, std::span(&item, 1), language));
    if (summaries.empty() || summaries.front().key.empty())
        return fail(ErrorCode::NotFound, "no such item", std::to_string(rowOf(item)));
    MODALENS_TRY(assets, catalog.assets(item));
    MODALENS_TRY(tags, catalog.tags(item));
    MODALENS_TRY(fields, catalog.fields(item));
    PreviewItem preview;
    preview.item = rowOf(item);
    preview.key = QString::fromStdString(summaries.front().key);
    preview.title = QString::fromStdString(summaries.front().title);
    for (const Asset &asset : assets)
        addAsset(preview, asset);
    preview.tags = linesOf(tags);
    for (const Field &field : fields)
        preview.fields << PreviewWords::named(field.name, fieldText(field.name, field.value));
    return preview;
}

QString placeOf(const std::vector<Tag> &tags)
{
    QStringList parts;
    for (const Tag &tag : tags)
        if (tag.group == "folder")
            parts << QString::fromStdString(tag.value);
    return parts.join(QStringLiteral(" › "));
}

} // namespace modalens
