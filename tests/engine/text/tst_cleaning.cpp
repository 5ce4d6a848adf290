// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"
#include "engine/text/cleaning.h"
#include "engine/text/markup.h"

#include <QString>
#include <QTest>

#include <random>

using namespace modalens;

class TestCleaning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleans_data();
    void cleans();
    void survivesHostileText_data();
    void survivesHostileText();
};

namespace {

QByteArray squeezed(const std::string &text)
{
    return QByteArray::fromStdString(text).simplified();
}

} // namespace

void TestCleaning::cleans_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("clean");
    QTest::newRow("capital letters fold") << QByteArray("Crow CROW") << QByteArray("crow crow");
    QTest::newRow("sharp s folds to two letters")
        << QByteArray("STRASSE Straße") << QByteArray("strasse strasse");
    QTest::newRow("Latin accents go")
        << QByteArray("Élan naïve Ångström") << QByteArray("elan naive angstrom");
    QTest::newRow("combining accents go like composed ones")
        << QByteArray("e\xCC\x81lan") << QByteArray("elan");
    QTest::newRow("Greek accents go, final sigma folds") << QByteArray("Ά λόγος") << QByteArray("α λογοσ");
    QTest::newRow("Cyrillic short i stays a letter of its own") << QByteArray("Йод") << QByteArray("йод");
    QTest::newRow("Japanese voicing marks stay") << QByteArray("が") << QByteArray("が");
    QTest::newRow("Hindi vowel signs stay") << QByteArray("हिन्दी") << QByteArray("हिन्दी");
    QTest::newRow("Korean syllables stay composed") << QByteArray("까마귀") << QByteArray("까마귀");
    QTest::newRow("full-width forms become plain") << QByteArray("ＡＢＣ１２３") << QByteArray("abc123");
    QTest::newRow("half-width katakana becomes wide") << QByteArray("ｶﾞ") << QByteArray("ガ");
    QTest::newRow("ligatures come apart") << QByteArray("ﬁne") << QByteArray("fine");
    QTest::newRow("soft hyphens vanish") << QByteArray("black\xC2\xAD"
                                                       "bird")
                                         << QByteArray("blackbird");
    QTest::newRow("typographic apostrophes become plain") << QByteArray("don’t") << QByteArray("don't");
    QTest::newRow("block tags separate words")
        << QByteArray("one<br/>two<p class='x'>three</p>") << QByteArray("one two three");
    QTest::newRow("tags inside a word leave it whole")
        << QByteArray("un<b>bold</b>ly") << QByteArray("unboldly");
    QTest::newRow("comments, scripts and styles go with their content")
        << QByteArray("a<!-- <b>no</b> --> b<script>if (x < 1) y();</script> c<style>p{}</style>d")
        << QByteArray("a b c d");
    QTest::newRow("character data keeps its text")
        << QByteArray("<x><![CDATA[a crow]]></x>") << QByteArray("a crow");
    QTest::newRow("a lone angle bracket is text") << QByteArray("1 < 2 and <3") << QByteArray("1 < 2 and <3");
    QTest::newRow("entities are read once")
        << QByteArray("Fish &amp; Chips &eacute;t&eacute; &#x5D0;&#20; &amp;lt;")
        << QByteArray("fish & chips ete \xD7\x90 &lt;");
    QTest::newRow("unknown entities stay")
        << QByteArray("&nosuch; &#xD800; AT&T;") << QByteArray("&nosuch; &#xd800; at&t;");
    QTest::newRow("escaped tags are text") << QByteArray("&lt;b&gt;") << QByteArray("<b>");
    QTest::newRow("addresses go") << QByteArray(
                                         "see https://a.example/x?y=1#z, www.a.example or me@a.example now")
                                  << QByteArray("see , or now");
    QTest::newRow("a slash between words is no address")
        << QByteArray("and/or 3://4 @home") << QByteArray("and/or @home");
    QTest::newRow("control characters become spaces") << QByteArray("a\x01"
                                                                    "b\x7f"
                                                                    "c\r\nd",
                                                                    9)
                                                      << QByteArray("a b c d");
    QTest::newRow("ill-formed bytes become spaces") << QByteArray("a\xFF\xC3"
                                                                  "b")
                                                    << QByteArray("a b");
    QTest::newRow("zero bytes become spaces") << QByteArray("a\0b", 3) << QByteArray("a b");
}

void TestCleaning::cleans()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, clean);
    QCOMPARE(squeezed(cleanText(raw.toStdString())), clean);
}

void TestCleaning::survivesHostileText_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("a tag that never ends") << QByteArray("<a ") + QByteArray(100'000, 'x');
    QTest::newRow("a comment that never ends") << QByteArray("<!--") + QByteArray(100'000, '-');
    QTest::newRow("a script that never ends") << QByteArray("<script>") + QByteArray(100'000, '<');
    QTest::newRow("character data that never ends") << QByteArray("<![CDATA[");
    QTest::newRow("nothing but opening brackets") << QByteArray(300'000, '<');
    QTest::newRow("nothing but opening tags") << QByteArray("<b").repeated(100'000);
    QTest::newRow("nothing but ampersands") << QByteArray(300'000, '&');
    QTest::newRow("a number too long for a character") << QByteArray("&#") + QByteArray(1000, '9') + ';';
    QTest::newRow("a million combining marks") << QByteArray("e") + QByteArray("\xCC\x81").repeated(500'000);
    QTest::newRow("a text cut inside a character") << QByteArray("\xE9\xB8").repeated(700'000);
    QTest::newRow("three bytes that fold to eighteen characters each")
        << QByteArray("\xEF\xB7\xBA").repeated(400'000);
    QByteArray noise;
    std::mt19937 random(1);
    for (int i = 0; i < 200'000; ++i)
        noise.append(static_cast<char>(random()));
    QTest::newRow("random bytes") << noise;
    QTest::newRow("nothing") << QByteArray();
}

void TestCleaning::survivesHostileText()
{
    QFETCH(QByteArray, raw);
    const std::string cleaned = cleanText(raw.toStdString());
    QVERIFY(cleaned.size() <= 40 * kMaxTextBytes);
    QCOMPARE(validUtf8(cleaned), cleaned);
    QVERIFY(std::none_of(cleaned.begin(), cleaned.end(), [](char c) { return c >= 0 && c < ' '; }));
}

QTEST_APPLESS_MAIN(TestCleaning)
#include "tst_cleaning.moc"
