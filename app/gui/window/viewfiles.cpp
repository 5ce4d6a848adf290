// SPDX-License-Identifier: GPL-3.0-or-later
// Views as files: shared, taken in, and what they name that a catalog does not have.
#include "app/gui/services/catalogsession.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/viewtext.h"
#include "app/gui/window/viewscontroller.h"
#include "engine/base/file.h"
#include "widgets/viewspanel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>

#include <set>
#include <utility>

namespace modalens {

void ViewsController::write(const View &view, const QString &file)
{
    const Status written = writeFileAtomically(pathFromText(file), toJson(view));
    if (!written)
        Q_EMIT failed(written.error());
    else
        Q_EMIT said(tr("The view is in %1").arg(QFileInfo(file).fileName()));
}

void ViewsController::exportFile(const QString &name, const QString &file)
{
    if (const View *view = find(name))
        write(*view, file);
}

std::optional<View> ViewsController::read(const QString &file)
{
    const Result<std::string> text = readTextFile(pathFromText(file), kMaxViewBytes);
    Result<View> view = text ? viewFromJson(*text) : Unexpected<Error>(text.error());
    if (view)
        return std::move(*view);
    Error error = view.error();
    error.subject = bytesFromPathText(file); // not the part of it that is wrong: that is in the message
    Q_EMIT failed(error);
    return std::nullopt;
}

/// \return the name it gets.
QString ViewsController::keep(const QString &file, View view)
{
    QString name = QFileInfo(file).completeBaseName();
    while (name.startsWith(QLatin1Char('~')))
        name.remove(0, 1);
    name = freeName(name.isEmpty() ? tr("View") : name);
    change({{name.toStdString(), std::move(view)}}, tr("import of view “%1”").arg(name));
    return name;
}

void ViewsController::importFile(const QString &file)
{
    if (auto view = read(file))
        keep(file, std::move(*view));
}

void ViewsController::openFile(const QString &file)
{
    auto view = m_session.isOpen() ? read(file) : std::nullopt;
    if (!view)
        return;
    if (!m_session.facts().isReadOnly && m_session.keepsSession()) {
        m_toApply = keep(file, std::move(*view));
        return;
    }
    show(*view, tr("view “%1”").arg(QFileInfo(file).completeBaseName()));
}

bool ViewsController::isViewFile(const QString &file)
{
    if (!file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) || !QFileInfo(file).isFile())
        return false;
    const Result<std::string> text = readTextFile(pathFromText(file), kMaxViewBytes);
    return text && text->find("\"query\"") != std::string::npos && viewFromJson(*text);
}

QString ViewsController::askForFile(const QString &name)
{
    QString suggestion = name;
    suggestion.replace(QLatin1Char('/'), QLatin1Char('-'));
    return QFileDialog::getSaveFileName(m_panel.window(), tr("Share view"),
                                        suggestion + QStringLiteral(".json"), tr("Views (*.json)"));
}

void ViewsController::chooseExport(const QString &name)
{
    const QString file = askForFile(name);
    if (!file.isEmpty())
        exportFile(name, file);
}

void ViewsController::shareDesk()
{
    const View view = m_session.desk().view();
    const QString file = askForFile(find(m_active) ? m_active : suggestedViewName(view, m_titles));
    if (!file.isEmpty())
        write(view, file);
}

void ViewsController::chooseImport()
{
    const QString file =
        QFileDialog::getOpenFileName(m_panel.window(), tr("Import view"), {}, tr("Views (*.json)"));
    if (!file.isEmpty() && m_session.isOpen())
        importFile(file);
}

void ViewsController::chooseFile()
{
    const QString file =
        QFileDialog::getOpenFileName(m_panel.window(), tr("Open view"), {}, tr("Views (*.json)"));
    if (!file.isEmpty())
        openFile(file);
}

/// A view of another catalog, or of this one as it was, may name what is not here.
void ViewsController::sayWhatLacks(const View &view)
{
    QStringList signalNames;
    for (const MixerTrack &track : view.tracks)
        if (track.weight != 0.0 && !track.isMuted && !m_session.signalInfo(track.signal))
            signalNames << QString::fromStdString(track.label.empty() ? track.signal : track.label);
    std::set<std::string> keys(view.pinned.begin(), view.pinned.end());
    for (const QueryTerm &term : view.query)
        if (term.kind == QueryTerm::Kind::Item)
            keys.insert(term.value);
    const auto tell = [this, signalNames, wanted = qint64(keys.size())](const QVector<qint64> &items) {
        QStringList parts;
        if (items.size() < wanted)
            parts << tr("%Ln item(s)", nullptr, static_cast<int>(wanted - items.size()));
        if (!signalNames.isEmpty())
            parts << tr("the signal(s) %1", nullptr, static_cast<int>(signalNames.size()))
                         .arg(QLocale().createSeparatedList(signalNames));
        if (!parts.isEmpty())
            Q_EMIT said(tr("The view names what this catalog does not have: %1").arg(parts.join(tr("; "))));
    };
    m_session.views().requestItems({keys.begin(), keys.end()}, tell);
}

} // namespace modalens
