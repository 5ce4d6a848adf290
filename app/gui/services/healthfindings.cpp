// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/healthreport.h"
#include "app/gui/services/windowsummaries.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/signaltext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_set>

namespace modalens {

namespace {

class HealthText
{
    Q_DECLARE_TR_FUNCTIONS(HealthText)
};

constexpr std::size_t kListed = 1000;

/// A finding before its item is looked up.
struct Entry
{
    std::optional<ItemId> item;
    int group = 0;
    QString figure;
    QString detail; ///< Empty: the item's key.
    QString title;  ///< Of what is no item.
};

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString modalityLabel(Modality modality)
{
    SignalInfo info;
    info.name = modalityName(modality);
    info.modality = modality;
    return signalLabel(info);
}

/// The encoder's space, of which only the name is known.
QString labelOfSpace(const std::string &name, const HealthQuestion &question)
{
    SpaceInfo space;
    space.name = name;
    space.modality = modalityFromName(name).value_or(Modality::Joint);
    return spaceLabel(space, question.tracks);
}

QString brokenReason(const BrokenMedia &media, const HealthQuestion &question)
{
    switch (media.kind) {
    case BrokenKind::MissingFile:
        return HealthText::tr("The file is gone: %1").arg(textFromPath(media.subject));
    case BrokenKind::UnreadableFile:
        return HealthText::tr("The file may not be read: %1").arg(textFromPath(media.subject));
    case BrokenKind::EmptyFile:
        return HealthText::tr("The file is empty: %1").arg(textFromPath(media.subject));
    case BrokenKind::NotEncoded:
        return HealthText::tr("Not embedded in %1: %2")
            .arg(labelOfSpace(media.subject, question), QString::fromStdString(media.reason));
    case BrokenKind::NotImported:
        return QString::fromStdString(media.reason);
    }
    return {};
}

/// Collects the entries of one check; all() has every item once.
class Findings
{
public:
    void add(Entry entry)
    {
        if (entry.item && m_seen.insert(rowOf(*entry.item)).second)
            m_all.push_back(rowOf(*entry.item));
        if (entry.item)
            m_members.push_back({entry.group, rowOf(*entry.item)});
        if (m_entries.size() < kListed)
            m_entries.push_back(std::move(entry));
    }
    const std::vector<Entry> &entries() const { return m_entries; }
    QVector<qint64> all() const { return m_all; }

    const std::vector<GroupMember> &members() const { return m_members; }

private:
    std::vector<GroupMember> m_members;
    std::vector<Entry> m_entries;
    std::unordered_set<std::int64_t> m_seen;
    QVector<qint64> m_all;
};

void addMatrix(const QuickHealth &health, int wanted, HealthFindings &to, Findings &findings)
{
    int all = 0;
    for (const ModalitySet &set : health.sets)
        all |= set.modalities;
    std::vector<Modality> modalities;
    for (const Modality modality : kModalities)
        if ((all >> static_cast<int>(modality)) & 1) {
            modalities.push_back(modality);
            to.modalities << modalityLabel(modality);
        }
    const ModalitySet *listed = nullptr;
    for (const ModalitySet &set : health.sets) {
        HealthSet line{set.modalities, {}, std::ssize(set.items)};
        for (const Modality modality : modalities)
            line.has << bool((set.modalities >> static_cast<int>(modality)) & 1);
        to.sets << line;
        const bool isWanted = wanted >= 0 ? set.modalities == wanted : !listed && set.modalities != all;
        if (isWanted)
            listed = &set;
    }
    to.summary = HealthText::tr("Which items have what. Choose a line to list its items.");
    if (!listed) // every item has everything: nothing to list before a line is chosen
        return;
    to.currentSet = listed->modalities;
    for (const ItemId item : listed->items)
        findings.add({item, 0, {}, {}, {}});
    QStringList has;
    for (std::size_t i = 0; i < modalities.size(); ++i)
        if ((listed->modalities >> static_cast<int>(modalities[i])) & 1)
            has << to.modalities.at(int(i));
    to.name = has.isEmpty() ? HealthText::tr("Items without media")
                            : HealthText::tr("Only %1").arg(has.join(QStringLiteral(" + ")));
}

void addBroken(const QuickHealth &health, const HealthQuestion &question, HealthFindings &to,
               Findings &findings)
{
    to.summary =
        HealthText::tr("Files that are gone, unreadable or empty, and media that no encoder could read");
    to.name = HealthText::tr("Broken media");
    for (const BrokenMedia &media : health.broken)
        findings.add(
            {media.item, 0, {}, brokenReason(media, question), QString::fromStdString(media.subject)});
}

QString nameOfFile(const std::vector<Asset> &assets, std::int64_t sizeBytes)
{
    const auto shared = std::find_if(assets.begin(), assets.end(), [sizeBytes](const Asset &asset) {
        return !asset.path.empty() && asset.sizeBytes == sizeBytes;
    });
    return shared == assets.end() ? QString() : QFileInfo(textFromPath(shared->path)).fileName();
}

/// How many groups hold an item that repeats another one in everything: one for each file, one for its words.
std::size_t groupsOfARepeat(const std::vector<Asset> &assets)
{
    std::size_t files = 0;
    bool hasWords = false;
    for (const Asset &asset : assets) {
        const bool isContent = asset.role == AssetRole::Primary || asset.role == AssetRole::Content;
        files += isContent && !asset.path.empty();
        hasWords |= isContent && asset.path.empty() && asset.modality == Modality::Text;
    }
    return files + (hasWords ? 1 : 0);
}

/// Sharing one file makes nothing a repeat: another item must be the same in all that both have.
Status addDuplicates(const Catalog &catalog, const QuickHealth &health, HealthFindings &to,
                     Findings &findings)
{
    to.summary = HealthText::tr("Items that share a file byte for byte, then those with the same words. "
                                "Only items that share everything are repeats");
    to.name = HealthText::tr("Exact duplicates");
    to.hasGroups = true;
    std::map<ItemId, std::vector<Asset>> assets;
    std::map<ItemId, std::vector<int>> groupsOf;
    int number = 0;
    for (const DuplicateGroup &group : health.duplicates) {
        const bool isFile = group.kind == DuplicateKind::File;
        const QString figure =
            isFile ? QLocale().formattedDataSize(group.sizeBytes) : HealthText::tr("same words");
        for (const ItemId item : group.items) {
            if (!assets.contains(item)) {
                MODALENS_TRY(found, catalog.assets(item));
                assets[item] = std::move(found);
            }
            groupsOf[item].push_back(number);
            findings.add(
                {item, number, figure, isFile ? nameOfFile(assets[item], group.sizeBytes) : QString(), {}});
        }
        ++number;
    }
    std::set<std::vector<int>> kept;
    for (const auto &[item, groups] : groupsOf)
        if (groups.size() == groupsOfARepeat(assets[item]) && !kept.insert(groups).second)
            to.repeats.push_back(rowOf(item));
    return {};
}

void addNear(const NeighbourHealth::Space &space, const HealthQuestion &question, HealthFindings &to,
             Findings &findings)
{
    const double threshold = question.threshold;
    const SpaceInfo &info = space.vectors->info();
    const double usual = defaultNearThreshold(info.modality);
    to.hasGroups = to.hasThreshold = true;
    to.threshold = threshold > 0 ? threshold : usual;
    to.summary = HealthText::tr("Items that %1 can hardly tell apart; the figure is the similarity with the "
                                "first of a group")
                     .arg(spaceLabel(info, question.tracks));
    to.name = HealthText::tr("Near duplicates by %1").arg(spaceLabel(info, question.tracks));
    const bool isUsual = to.threshold == usual;
    const std::vector<NearGroup> again =
        isUsual ? std::vector<NearGroup>() : nearDuplicates(*space.vectors, space.graph, to.threshold);
    int group = 0;
    for (const NearGroup &near : isUsual ? space.near : again) {
        for (const NearMember &member : near.members)
            findings.add({member.item, group, number(member.similarity, 3), {}, {}});
        ++group;
    }
    to.repeats = repeatsIn(findings.members());
}

void addOutliers(const NeighbourHealth::Space &space, const HealthQuestion &question, HealthFindings &to,
                 Findings &findings)
{
    const QString label = spaceLabel(space.vectors->info(), question.tracks);
    to.summary = HealthText::tr("Items far from their nearest by %1; the figure is how many usual deviations "
                                "farther than the middle item")
                     .arg(label);
    to.name = HealthText::tr("Outliers by %1").arg(label);
    for (const Outlier &outlier : space.outliers)
        findings.add({outlier.item, 0, number(outlier.score, 1), {}, {}});
}

void addDisagreement(const NeighbourHealth &health, const NeighbourHealth::Pair &pair,
                     const HealthQuestion &question, HealthFindings &to, Findings &findings)
{
    const QString first = spaceLabel(health.spaces[pair.first].vectors->info(), question.tracks);
    const QString second = spaceLabel(health.spaces[pair.second].vectors->info(), question.tracks);
    to.summary =
        HealthText::tr("Items whose nearest by %1 are far by %2, and the reverse; 50% is what chance "
                       "gives")
            .arg(first, second);
    to.name = HealthText::tr("%1 and %2 disagree").arg(first, second);
    for (const Disagreement &item : pair.items)
        findings.add(
            {item.item,
             0,
             HealthText::tr("%1%").arg(number(100 * item.score, 0)),
             HealthText::tr("Nearest by %1: by %2 behind %3% of all · Nearest by %2: by %1 behind %4%")
                 .arg(first, second, number(100 * item.firstInSecond, 0),
                      number(100 * item.secondInFirst, 0)),
             {}});
}

Status collect(const Catalog &catalog, const HealthQuestion &question, const QuickHealth *quick,
               const NeighbourHealth *neighbours, HealthFindings &to, Findings &findings)
{
    const QStringList parts = question.check.split(QLatin1Char(':'));
    const QString kind = parts.first();
    if (quick && kind == QLatin1String("matrix"))
        addMatrix(*quick, question.set, to, findings);
    if (quick && kind == QLatin1String("broken"))
        addBroken(*quick, question, to, findings);
    if (quick && kind == QLatin1String("duplicates"))
        return addDuplicates(catalog, *quick, to, findings);
    const auto place = static_cast<std::size_t>(std::max(0, parts.value(1).toInt()));
    if (!neighbours || parts.size() < 2)
        return {};
    if (kind == QLatin1String("disagree") && place < neighbours->pairs.size())
        addDisagreement(*neighbours, neighbours->pairs[place], question, to, findings);
    else if (kind == QLatin1String("near") && place < neighbours->spaces.size())
        addNear(neighbours->spaces[place], question, to, findings);
    else if (kind == QLatin1String("outliers") && place < neighbours->spaces.size())
        addOutliers(neighbours->spaces[place], question, to, findings);
    return {};
}

} // namespace

QVector<qint64> repeatsIn(std::span<const GroupMember> members)
{
    std::unordered_set<qint64> kept, seen;
    for (auto first = members.begin(); first != members.end();) {
        const auto end =
            std::find_if(first, members.end(),
                         [group = first->group](const GroupMember &member) { return member.group != group; });
        if (std::none_of(first, end, [&](const GroupMember &member) { return kept.contains(member.item); }))
            kept.insert(first->item);
        first = end;
    }
    QVector<qint64> repeats;
    for (const GroupMember &member : members)
        if (!kept.contains(member.item) && seen.insert(member.item).second)
            repeats.push_back(member.item);
    return repeats;
}

Result<HealthFindings> healthFindings(const Catalog &catalog, const HealthQuestion &question,
                                      const QuickHealth *quick, const NeighbourHealth *neighbours,
                                      std::string_view language)
{
    HealthFindings answer;
    answer.check = question.check;
    Findings findings;
    MODALENS_CHECK(collect(catalog, question, quick, neighbours, answer, findings));
    answer.items = findings.all();
    std::vector<ItemId> listed;
    for (const Entry &entry : findings.entries())
        if (entry.item)
            listed.push_back(*entry.item);
    MODALENS_TRY(summaries, windowSummaries(catalog, listed, language));
    auto summary = summaries.begin();
    for (const Entry &entry : findings.entries()) {
        HealthRow row{-1, entry.group, entry.title, entry.detail, entry.figure, {}, {}};
        if (entry.item) {
            const QString key = QString::fromStdString(summary->key);
            row.item = rowOf(*entry.item);
            row.title = summary->title.empty() ? key : QString::fromStdString(summary->title);
            row.picturePath = textFromPath(summary->picturePath);
            row.modality = standInModality(*summary);
            if (row.detail.isEmpty())
                row.detail = key;
            ++summary;
        }
        answer.rows << row;
    }
    return answer;
}

} // namespace modalens
