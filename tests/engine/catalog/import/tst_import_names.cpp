// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/itemname.h"
#include "engine/catalog/import/languagetag.h"
#include "engine/catalog/import/mediakind.h"
#include "engine/catalog/import/stamptext.h"

#include <QObject>
#include <QTest>

using namespace modalens;

class TestImportNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void languagesHaveOneSpelling_data()
    {
        QTest::addColumn<std::string>("spelling");
        QTest::addColumn<std::string>("tag");
        const auto row = [](const char *name, const char *from, const char *to) {
            QTest::newRow(name) << std::string(from) << std::string(to);
        };
        row("a plain language", "fr", "fr");
        row("Brazilian in lower case", "pt_br", "pt-BR");
        row("Simplified Chinese", "zh_CN", "zh-CN");
        row("a dash instead of an underscore", "zh-tw", "zh-TW");
        row("a three-letter language", "ast", "ast");
        row("a script as a POSIX modifier", "sr@latin", "sr-Latn");
        row("a variant as a POSIX modifier", "ca@valencia", "ca-valencia");
        row("a currency modifier says nothing", "de_DE@euro", "de-DE");
        row("script and region", "zh_Hant_HK", "zh-Hant-HK");
        row("no such language", "qx", "");
        row("a word", "desc", "");
        row("a number", "12", "");
        row("nothing", "", "");
        row("a stray separator", "fr_", "");
    }
    void languagesHaveOneSpelling()
    {
        QFETCH(std::string, spelling);
        QFETCH(std::string, tag);
        QCOMPARE(languageTag(spelling), tag);
    }

    void suffixesAreSplit_data()
    {
        QTest::addColumn<std::string>("stem");
        QTest::addColumn<std::string>("base");
        QTest::addColumn<std::string>("language");
        QTest::addColumn<bool>("isSpoken");
        const auto row = [](const char *name, const char *stem, const char *base, const char *language,
                            bool isSpoken) {
            QTest::newRow(name) << std::string(stem) << std::string(base) << std::string(language)
                                << isSpoken;
        };
        row("no suffix", "crow", "crow", "", false);
        row("spoken in no language", "crow_desc", "crow", "", true);
        row("spoken in French", "crow_desc_fr", "crow", "fr", true);
        row("spoken in Brazilian", "yam_desc_pt_BR", "yam", "pt-BR", true);
        row("a digit in British English", "7_en_GB", "7", "en-GB", false);
        row("a digit in Taiwan", "5_zh_tw", "5", "zh-TW", false);
        row("a longer stem", "F_filled_en_GB", "F_filled", "en-GB", false);
        row("three letters without a mark are a word", "bird_cat", "bird_cat", "", false);
        row("an unknown language after the mark", "crow_desc_qx", "crow_desc_qx", "", false);
        row("nothing before the suffix", "_fr", "_fr", "", false);
        row("only the mark", "_desc", "_desc", "", false);
    }
    void suffixesAreSplit()
    {
        QFETCH(std::string, stem);
        QFETCH(std::string, base);
        QFETCH(std::string, language);
        QFETCH(bool, isSpoken);
        const SuffixedStem split = splitSuffix(stem);
        QCOMPARE(std::string(split.base), base);
        QCOMPARE(split.language, language);
        QCOMPARE(split.isSpoken, isSpoken);
    }

    void namesOfFilesAreWordsOrCodes_data()
    {
        QTest::addColumn<std::string>("stem");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const char *stem, NameKind kind) {
            QTest::newRow(name) << std::string(stem) << static_cast<int>(kind);
        };
        row("a word", "Distance", NameKind::Words);
        row("two words", "Do Not", NameKind::Words);
        row("one letter", "A", NameKind::Words);
        row("a word behind a number", "005nickel", NameKind::Words);
        row("a Chinese word", "\xE4\xB9\x8C\xE9\xB8\xA6", NameKind::Words);
        row("a word of hexadecimal letters", "facade", NameKind::Words);
        row("one digit", "7", NameKind::ShortNumber);
        row("a sound library's id", "1-4211-A", NameKind::Code);
        row("a camera's counter", "IMG_0001", NameKind::Code);
        row("a camera's short counter", "DSC_12", NameKind::Code);
        row("a hash", "9f86d081884c", NameKind::Code);
        row("a date", "20240131", NameKind::Code);
        row("nothing but signs", "--", NameKind::Code);
    }
    void namesOfFilesAreWordsOrCodes()
    {
        QFETCH(std::string, stem);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(nameKind(stem)), kind);
    }

    void titlesAreOneLine()
    {
        QCOMPARE(titleFromStem("measuring_tape"), std::string("Measuring tape"));
        QCOMPARE(titleFromStem("\xC3\xA9t\xC3\xA9"), std::string("\xC3\x89t\xC3\xA9"));
        QCOMPARE(titleFromStem("1-4211-A"), std::string("1-4211-A"));
        QCOMPARE(titleFromStem("bad\xFFname"), std::string("Bad%FFname"));
        QCOMPARE(titleFromText("A crow.\nrest"), std::string("A crow"));
        QCOMPARE(titleFromText("One. Two."), std::string("One. Two."));
        QCOMPARE(titleFromText("  tabs\tand\x01"
                               "controls "),
                 std::string("tabs and controls"));
        const std::string longTitle = titleFromText(std::string(50, 'a') + " " + std::string(500, 'b'));
        QCOMPARE(longTitle.size(), std::size_t{120 + 3});
        QVERIFY(longTitle.ends_with("\xE2\x80\xA6"));
        QCOMPARE(oneLine("one two three", 9), std::string("one two\xE2\x80\xA6"));
    }

    void textFilesGiveTheirLanguages_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("texts"); // language=text; ...
        QTest::addColumn<bool>("wasSanitised");
        const auto row = [](const char *name, std::string bytes, const char *texts,
                            bool wasSanitised = false) {
            QTest::newRow(name) << std::move(bytes) << std::string(texts) << wasSanitised;
        };
        row("first line English, then translations",
            "A crow.\nfr.utf8=Un corbeau.\nzh_CN.utf8=\xE4\xB9\x8C\xE9\xB8\xA6\n",
            "en=A crow.;fr=Un corbeau.;zh-CN=\xE4\xB9\x8C\xE9\xB8\xA6;");
        row("an ordinary text has no known language", "First.\nSecond.\n", "=First.\nSecond.;");
        row("Windows line ends and a byte order mark",
            "\xEF\xBB\xBF"
            "A dog.\r\nde.utf8=Ein Hund.\r\n",
            "en=A dog.;de=Ein Hund.;");
        row("Latin-1 is converted", "A duck.\nes.latin1=Un \xE1nade.\n", "en=A duck.;es=Un \xC3\xA1nade.;");
        row("UTF-8 wins over other sets", "A\nfr.utf8=\xC3\xA9\nfr.latin1=e\n", "en=A;fr=\xC3\xA9;");
        row("an unknown set is ignored", "A\nfr.klingon9=x\n", "en=A;");
        row("a code that ICU does not know", "A\nshs.utf8=Slleq\n", "en=A;shs=Slleq;");
        row("a script between language and charset", "A\niu.usk.utf8=x\n", "en=A;iu=x;");
        row("an empty translation is none", "A\nfr.utf8=\n", "en=A;");
        row("an equation is no translation", "x.y=z\n", "=x.y=z;");
        row("bad bytes are replaced and reported",
            "A\xFF"
            "b\n",
            "=A\xEF\xBF\xBD"
            "b;",
            true);
        row("bad bytes in a translation", "A\nfr.utf8=\xC3\n", "en=A;fr=\xEF\xBF\xBD;", true);
        row("UTF-16 with its mark",
            std::string("\xFF\xFE"
                        "H\0i\0",
                        6),
            "=Hi;");
        row("nothing but space", " \n\t\n", "");
    }
    void textFilesGiveTheirLanguages()
    {
        QFETCH(std::string, bytes);
        QFETCH(std::string, texts);
        QFETCH(bool, wasSanitised);
        const TextFileContent content = parseTextFile(bytes);
        std::string found;
        for (const LanguageText &text : content.texts)
            found += text.language + "=" + text.text + ";";
        QCOMPARE(found, texts);
        QCOMPARE(content.wasSanitised, wasSanitised);
    }

    void namesStayDistinctWhenTheirBytesAreNotText()
    {
        QVERIFY(escapedUtf8("a\xFF") != escapedUtf8("a\xFE"));
        QVERIFY(isValidUtf8(escapedUtf8("a\xC3\x28\xFF")));
        QCOMPARE(escapedUtf8("quote ' \" ; DROP TABLE"), std::string("quote ' \" ; DROP TABLE"));
    }

    void extensionsDecideInAnyCase()
    {
        QVERIFY(mediaKind("A.JPG")->modality == Modality::Image);
        QVERIFY(mediaKind("a.tar.ogg")->modality == Modality::Audio);
        QVERIFY(mediaKind("a.png")->preference < mediaKind("a.svg")->preference);
        QVERIFY(!mediaKind("a.dat") && !mediaKind("png") && !mediaKind(".png"));
        QCOMPARE(std::string(stemOf("a.b.png")), std::string("a.b"));
    }
};

QTEST_APPLESS_MAIN(TestImportNames)
#include "tst_import_names.moc"
