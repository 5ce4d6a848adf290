// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/signaltext.h"

#include "widgets/figures.h"
#include "widgets/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace modalens {

namespace {

class SignalWords
{
    Q_DECLARE_TR_FUNCTIONS(SignalWords)

public:
    static QString label(Modality modality)
    {
        switch (modality) {
        case Modality::Text:
            return tr("Words");
        case Modality::Image:
            return tr("Looks");
        case Modality::Audio:
            return tr("Sounds");
        case Modality::Video:
            return tr("Video");
        case Modality::User:
            return tr("People");
        case Modality::Joint:
            return tr("Joint");
        }
        return {};
    }

    static QString missing(Modality modality)
    {
        switch (modality) {
        case Modality::Text:
            return tr("no words");
        case Modality::Image:
            return tr("no picture");
        case Modality::Audio:
            return tr("no sound");
        case Modality::Video:
            return tr("no video");
        default:
            return {};
        }
    }

    static QString embedding(Modality modality) { return tr("Embedding: %1").arg(label(modality)); }

    static QString inspecting(std::string_view key)
    {
        if (key == "inspect.neighbours")
            return tr("Comparing items");
        if (key == "inspect.disagreement")
            return tr("Comparing signals");
        return key == "inspect.files" ? tr("Reading files of equal size") : tr("Looking at files");
    }

    static QString stage(std::string_view key)
    {
        if (key.starts_with("import.scan") || key == "scan")
            return tr("Looking through the files");
        if (key.starts_with("import"))
            return tr("Importing");
        if (key.starts_with("search"))
            return tr("Indexing for search");
        if (key.starts_with("layout") || key.starts_with("project"))
            return tr("Drawing maps");
        if (key.starts_with("inspect"))
            return inspecting(key);
        if (key.find("fit") != std::string_view::npos)
            return tr("Learning from a sample");
        if (key.starts_with("embed")) {
            const auto colon = key.find_last_of(":.");
            const auto modality =
                colon == std::string_view::npos ? std::nullopt : modalityFromName(key.substr(colon + 1));
            return modality ? embedding(*modality) : tr("Embedding");
        }
        return {};
    }

    static SignalBus bus(const SignalInfo &info)
    {
        switch (info.kind) {
        case SignalKind::Field:
            return {QStringLiteral("numbers"), tr("Numbers")};
        case SignalKind::Score:
            return {QStringLiteral("scores"), tr("Scores")};
        case SignalKind::Space:
            break;
        }
        return {QString::fromUtf8(modalityName(info.modality).data()), label(info.modality)};
    }

    static QString twin(const QString &otherLabel, double rho)
    {
        const QString figure = figures(rho, 2);
        return rho > 0
                   ? tr("Almost the same as %1 (%2): together they count twice").arg(otherLabel, figure)
                   : tr("Almost the opposite of %1 (%2): together they cancel out").arg(otherLabel, figure);
    }

    static QString notReached(const SignalInfo &info, const QString &label)
    {
        if (info.kind == SignalKind::Score)
            return tr("There are no scores for this query");
        return tr("The query has nothing for “%1”").arg(label);
    }
};

QString afterColon(const std::string &name)
{
    const auto colon = name.find(':');
    return QString::fromStdString(colon == std::string::npos ? name : name.substr(colon + 1));
}

/// From the name, so that a signal has its colour in every catalog and window.
int shadeNumber(const std::string &name)
{
    std::uint32_t sum = 0;
    for (const char letter : name)
        sum = sum * 31 + static_cast<unsigned char>(letter);
    return 1 + static_cast<int>(sum % Theme::kShades);
}

} // namespace

QString signalLabel(const SignalInfo &info)
{
    if (info.kind != SignalKind::Space)
        return afterColon(info.name);
    const bool isBuiltIn = info.name == modalityName(info.modality);
    return isBuiltIn ? SignalWords::label(info.modality) : QString::fromStdString(info.name);
}

QString signalLabel(const SignalInfo &info, std::span<const MixerTrack> tracks)
{
    const auto track = std::find_if(tracks.begin(), tracks.end(),
                                    [&info](const MixerTrack &known) { return known.signal == info.name; });
    const QString own = track == tracks.end() ? QString() : QString::fromStdString(track->label).simplified();
    return own.isEmpty() ? signalLabel(info) : own;
}

QString spaceLabel(const SpaceInfo &space, std::span<const MixerTrack> tracks)
{
    SignalInfo info;
    info.name = space.name;
    info.kind = SignalKind::Space;
    info.modality = space.modality;
    return signalLabel(info, tracks);
}

QString fieldLabel(const std::string &field, std::span<const MixerTrack> tracks)
{
    SignalInfo info;
    info.name = "field:" + field;
    info.kind = SignalKind::Field;
    return signalLabel(info, tracks);
}

std::string trackLabelOf(const QString &written)
{
    QString line;
    for (const QChar character : written)
        line += character.isPrint() || character.isSurrogate() ? character : QChar(u' ');
    line = line.simplified();
    qsizetype end = 0;
    for (int count = 0; end < line.size() && count < kMaxTrackLabel; ++count)
        end += line.at(end).isHighSurrogate() && end + 1 < line.size() ? 2 : 1;
    return line.left(end).toStdString();
}

SignalBus signalBus(const SignalInfo &info)
{
    return SignalWords::bus(info);
}

QString twinText(const QString &otherLabel, double rho)
{
    return SignalWords::twin(otherLabel, rho);
}

SignalView signalView(const SignalInfo &info, std::span<const MixerTrack> tracks)
{
    SignalView view;
    view.name = QString::fromStdString(info.name);
    view.label = signalLabel(info, tracks);
    const std::string_view modality = info.kind == SignalKind::Space ? modalityName(info.modality) : "joint";
    view.modality = QString::fromUtf8(modality.data(), static_cast<qsizetype>(modality.size()));
    view.present = info.presentCount;
    if (info.kind == SignalKind::Space && info.name == modalityName(info.modality))
        view.missingLabel = SignalWords::missing(info.modality);
    else
        view.modality += QStringLiteral("+%1").arg(shadeNumber(info.name));
    return view;
}

QString standInModality(const ItemSummary &item)
{
    const auto has = [&item](Modality modality) {
        return (item.modalities >> static_cast<int>(modality)) & 1;
    };
    if (has(Modality::Image) || has(Modality::Video))
        return {};
    for (const Modality modality : {Modality::Audio, Modality::Text, Modality::User})
        if (has(modality))
            return QString::fromUtf8(modalityName(modality).data());
    return {};
}

QString notReachedText(const SignalInfo &info, const QString &label)
{
    return SignalWords::notReached(info, label);
}

QString stageText(std::string_view stage)
{
    return SignalWords::stage(stage);
}

} // namespace modalens
