// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/file.h"
#include "engine/catalog/import/folder.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/itemname.h"
#include "engine/catalog/import/stamptext.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace modalens {

namespace {

constexpr std::int64_t kMaxTextFileBytes = 4 << 20;

/// Makes one draft; a class only to share what every step needs.
class DraftMaker
{
public:
    DraftMaker(const FolderItems &items, const StemGroup &group, const std::string &root,
               ImportReport &report)
        : m_items(items)
        , m_group(group)
        , m_folder(folderPath(items, group, root))
        , m_report(report)
    {
    }

    ItemDraft make()
    {
        m_draft.key = keyOf(m_items, m_group);
        for (const GroupedFile &file : m_group.files) {
            if (file.kind.modality == Modality::Text)
                addTextFile(file);
            else
                addMediaFile(file);
        }
        if (m_draft.assets.empty())
            return std::move(m_draft);
        addNameAsText();
        if (m_draft.title.empty())
            m_draft.title = titleFromStem(m_group.stem);
        addFolderTags();
        return std::move(m_draft);
    }

private:
    static std::string folderPath(const FolderItems &items, const StemGroup &group, const std::string &root)
    {
        const std::string &folder = items.listing.folders[group.folder];
        return folder.empty() ? root : root + "/" + folder;
    }

    bool has(Modality modality) const
    {
        return std::any_of(m_draft.assets.begin(), m_draft.assets.end(), [&](const AssetDraft &asset) {
            return asset.modality == modality && asset.role == AssetRole::Primary;
        });
    }

    void addTextFile(const GroupedFile &file)
    {
        const std::string path = m_folder + "/" + file.file->name;
        const Result<std::string> bytes = readTextFile(path, kMaxTextFileBytes);
        if (!bytes) {
            addFailure(m_report, escapedUtf8(path), bytes.error().message);
            return;
        }
        const TextFileContent content = parseTextFile(*bytes);
        if (content.texts.empty())
            addFailure(m_report, escapedUtf8(path), "the file has no text in it");
        if (content.wasSanitised)
            m_report.notes.push_back(
                {escapedUtf8(path), "not all of it is UTF-8: the other bytes were replaced"});
        for (const LanguageText &text : content.texts) {
            const bool isFirst = !has(Modality::Text);
            std::string language = text.language.empty() ? file.language : text.language;
            m_draft.assets.push_back({Modality::Text,
                                      isFirst ? AssetRole::Primary : AssetRole::Content,
                                      std::move(language),
                                      {},
                                      text.text});
            if (isFirst)
                m_draft.title = titleFromText(text.text);
        }
    }

    void addMediaFile(const GroupedFile &file)
    {
        std::string path = m_folder + "/" + file.file->name;
        if (::access(path.c_str(), R_OK) != 0) {
            const Error error = errorFromErrno(errno, "read the file", escapedUtf8(path));
            addFailure(m_report, error.subject, error.message);
            return;
        }
        AssetRole role = has(file.kind.modality) ? AssetRole::Alternate : AssetRole::Primary;
        if (file.isSpeech)
            role = AssetRole::Speech;
        m_draft.assets.push_back({file.kind.modality,
                                  role,
                                  file.language,
                                  std::move(path),
                                  {},
                                  file.file->sizeBytes,
                                  file.file->modifiedNs});
    }

    void addNameAsText()
    {
        const NameKind kind = nameKind(m_group.stem);
        const bool isText =
            kind == NameKind::Words || (kind == NameKind::ShortNumber && m_items.shortNumbersAreText);
        if (m_items.namesAreText && isText)
            m_draft.assets.push_back(
                {Modality::Text, AssetRole::Primary, {}, {}, wordsFromStem(m_group.stem)});
    }

    void addFolderTags()
    {
        const std::string folder = escapedUtf8(m_items.listing.folders[m_group.folder]);
        if (folder.empty())
            return;
        m_draft.tags.push_back({"folder", folder.substr(0, folder.find('/')), "import"});
        m_draft.tags.push_back({"path", folder, "import"});
    }

    const FolderItems &m_items;
    const StemGroup &m_group;
    std::string m_folder;
    ImportReport &m_report;
    ItemDraft m_draft;
};

} // namespace

ItemDraft makeDraft(const FolderItems &items, const StemGroup &group, const std::string &root,
                    ImportReport &report)
{
    return DraftMaker(items, group, root, report).make();
}

} // namespace modalens
