// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/signals/signalset.h"

#include "engine/base/file.h"
#include "engine/catalog/catalogfixture.h"
#include "engine/embed/embedder.h"

#include <cmath>

using namespace modalens;
using namespace modalens::test;

namespace {

using Vector = std::vector<double>;

QueryTerm itemTerm(std::string key, bool isLiked = true)
{
    return {QueryTerm::Kind::Item, std::move(key), isLiked};
}

/// The number in a row of a column, NaN where missing.
float at(const QueryColumns &columns, int signal, std::int64_t row)
{
    return columns.columns[static_cast<std::size_t>(signal)]->values()[static_cast<std::size_t>(row)];
}

Vector unit(Vector v)
{
    double squares = 0;
    for (const double x : v)
        squares += x * x;
    for (double &x : v)
        x /= std::sqrt(squares);
    return v;
}

double dot(const Vector &a, const Vector &b)
{
    double sum = 0;
    for (std::size_t d = 0; d < a.size(); ++d)
        sum += a[d] * b[d];
    return sum;
}

/// Four items; the last has no vector in the imported space "plane".
const std::vector<Vector> kPlane{{1, 0}, {1, 1}, {-1, 0.5}};

constexpr int kWordsAt = 0, kPlaneAt = 1; ///< By modality: the joint space was made first.

} // namespace

class SignalSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsSpacesFieldsAndScores();
    void anItemIsComparedByCosine();
    void likedAndDislikedFollowRocchio();
    void dislikedAloneTurnsAway();
    void anItemWithoutTheModalityDoesNotReach();
    void aFieldIsTheColumnItself();
    void aFieldIsReadWhenFirstAskedFor();
    void onlyWhatIsAskedForHasAColumn();
    void scoresBelongToTheirQuery();
    void wordsReachTheTextSpaceOnly();
    void unknownWordsStandForTheItemsThatHaveThem();
    void aTextFileIsLikeItsWords();
    void unknownItemsAndFilesAreNamed();
    void emptySpacesAreNoSignals();
    void aSpaceThatCannotBeReadIsLeftOutOnRequest();

private:
    QueryColumns columns(const Query &query) const
    {
        ThreadTeam team(2);
        return take(m_signals->columns(*m_catalog, query, team));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Catalog> m_catalog;
    std::optional<SignalSet> m_signals;
};

void SignalSetTest::init()
{
    m_signals.reset();
    m_catalog.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_catalog = take(Catalog::create(pathOf(*m_folder)));
    std::vector<ItemDraft> drafts{draft("crow", "crow", {textAsset("a black bird that caws")}),
                                  draft("robin", "robin", {textAsset("a small red bird that sings")}),
                                  draft("boat", "boat", {textAsset("a wooden ship with white sails")}),
                                  draft("ferry", "ferry", {textAsset("a large ship for cars and people")})};
    drafts[0].fields = {{"level", 2}};
    drafts[2].fields = {{"level", 5}};
    const auto put = take(m_catalog->putItems(drafts));
    SpaceDraft space;
    space.name = "plane";
    space.modality = Modality::Joint;
    space.encoder = "import";
    space.dimension = 2;
    space.dtype = Dtype::Float32;
    const SpaceInfo plane = take(m_catalog->createSpace(space));
    std::vector<float> values;
    for (const Vector &vector : kPlane)
        values.insert(values.end(), vector.begin(), vector.end());
    take(m_catalog->appendVectors(plane.id, std::span(put.ids).first(3), values));
    take(m_catalog->finishSpace(plane.id));
    const std::vector<std::pair<ItemId, float>> scores{{put.ids[1], 0.25f}, {put.ids[3], 4.0f}};
    take(m_catalog->putScores("baseline", "crow", scores));
    auto encoder = makeBuiltinEncoder("tfidf-svd");
    NoProgress progress;
    take(embedCatalog(*m_catalog, *encoder, "text", {}, progress, {}));
    m_signals = take(SignalSet::load(*m_catalog));
}

void SignalSetTest::listsSpacesFieldsAndScores()
{
    std::vector<std::string> names;
    for (const SignalInfo &info : m_signals->signalInfos())
        names.push_back(info.name);
    QCOMPARE(names, (std::vector<std::string>{"text", "plane", "field:level", "score:baseline"}));
    QCOMPARE(m_signals->signalInfos()[kPlaneAt].presentCount, std::int64_t(3));
    QCOMPARE(m_signals->signalInfos()[kPlaneAt].dimension, 2);
    QCOMPARE(m_signals->signalInfos()[kWordsAt].modality, Modality::Text);
    QCOMPARE(m_signals->signalInfos()[2].kind, SignalKind::Field);
    QCOMPARE(m_signals->indexOf("field:level"), 2);
    QCOMPARE(m_signals->indexOf("nothing"), -1);
    QVERIFY(m_signals->vectors(kPlaneAt) && !m_signals->vectors(2));
    QVERIFY(m_signals->encoder(kWordsAt) && !m_signals->encoder(kPlaneAt));
}

void SignalSetTest::anItemIsComparedByCosine()
{
    const QueryColumns found = columns({itemTerm("robin")});
    QVERIFY(found.isReached[kPlaneAt]);
    for (std::size_t row = 0; row < 3; ++row)
        QVERIFY(std::abs(at(found, kPlaneAt, static_cast<std::int64_t>(row)) -
                         dot(unit(kPlane[1]), unit(kPlane[row]))) < 1e-6);
    QVERIFY(std::isnan(at(found, kPlaneAt, 3)));
    QCOMPARE(found.queryItems, (std::vector<ItemId>{ItemId{1}}));
}

void SignalSetTest::likedAndDislikedFollowRocchio()
{
    const QueryColumns found = columns({itemTerm("crow"), itemTerm("robin"), itemTerm("boat", false)});
    Vector query(2);
    for (std::size_t d = 0; d < 2; ++d)
        query[d] = (unit(kPlane[0])[d] + unit(kPlane[1])[d]) / 2 - unit(kPlane[2])[d];
    for (std::size_t row = 0; row < 3; ++row)
        QVERIFY(std::abs(at(found, kPlaneAt, static_cast<std::int64_t>(row)) -
                         dot(unit(query), unit(kPlane[row]))) < 1e-6);
    QCOMPARE(found.queryItems.size(), std::size_t(3));
}

void SignalSetTest::dislikedAloneTurnsAway()
{
    const QueryColumns found = columns({itemTerm("crow", false)});
    QVERIFY(std::abs(at(found, kPlaneAt, 0) + 1) < 1e-6);
}

void SignalSetTest::anItemWithoutTheModalityDoesNotReach()
{
    const QueryColumns found = columns({itemTerm("ferry")});
    QVERIFY(!found.isReached[kPlaneAt]);
    QCOMPARE(found.reasons[kPlaneAt], std::string("the item has no plane"));
    for (std::int64_t row = 0; row < 4; ++row)
        QVERIFY(std::isnan(at(found, kPlaneAt, row)));
    QVERIFY(found.isReached[kWordsAt]);
    QVERIFY(found.reasons[kWordsAt].empty());
}

void SignalSetTest::aFieldIsTheColumnItself()
{
    const QueryColumns found = columns({itemTerm("crow")});
    QCOMPARE(at(found, 2, 0), 2.0f);
    QCOMPARE(at(found, 2, 2), 5.0f);
    QVERIFY(std::isnan(at(found, 2, 1)));
}

void SignalSetTest::aFieldIsReadWhenFirstAskedFor()
{
    const SignalSet signalSet = take(SignalSet::load(*m_catalog));
    const std::vector<std::pair<ItemId, double>> later{{ItemId{0}, 2.5}};
    take(m_catalog->putFields("level", later));
    ThreadTeam team(1);
    const QueryColumns first = take(signalSet.columns(*m_catalog, {}, team));
    QCOMPARE(first.columns[2]->values()[0], 2.5f);
    QCOMPARE(first.columns[2]->stats().present, std::int64_t(2));
    const QueryColumns second = take(signalSet.columns(*m_catalog, {}, team));
    QVERIFY(first.columns[2] == second.columns[2]); // read once
    const std::vector<std::pair<ItemId, double>> before{{ItemId{0}, 2.0}};
    take(m_catalog->putFields("level", before));
}

void SignalSetTest::onlyWhatIsAskedForHasAColumn()
{
    ThreadTeam team(1);
    const Query query{itemTerm("crow")};
    const QueryColumns all = columns(query);
    const std::vector<int> wanted{2, 0};
    const QueryColumns some = take(m_signals->columns(*m_catalog, query, wanted, team));
    QCOMPARE(some.queryItems, all.queryItems);
    for (const std::size_t i : {0U, 2U}) {
        QCOMPARE(some.isReached[i], all.isReached[i]);
        QCOMPARE(some.columns[i]->stats().mean, all.columns[i]->stats().mean);
    }
    QVERIFY(!some.columns[1] && !some.columns[3]);
    QVERIFY(!some.isReached[1] && !some.reasons[1].empty());
}

void SignalSetTest::scoresBelongToTheirQuery()
{
    const QueryColumns found = columns({itemTerm("crow")});
    QVERIFY(found.isReached[3]);
    QCOMPARE(at(found, 3, 1), 0.25f);
    QCOMPARE(at(found, 3, 3), 4.0f);
    QVERIFY(std::isnan(at(found, 3, 0)));
    const QueryColumns other = columns({itemTerm("boat")});
    QVERIFY(!other.isReached[3]);
    QVERIFY(!other.reasons[3].empty());
}

void SignalSetTest::wordsReachTheTextSpaceOnly()
{
    const QueryColumns found = columns({{QueryTerm::Kind::Text, "a ship with sails", true}});
    QVERIFY(!found.isReached[kPlaneAt]);
    QVERIFY(found.isReached[kWordsAt]);
    QVERIFY(at(found, kWordsAt, 2) > at(found, kWordsAt, 0));
    QVERIFY(at(found, kWordsAt, 2) > at(found, kWordsAt, 1));
    QVERIFY(found.queryItems.empty());
}

void SignalSetTest::unknownWordsStandForTheItemsThatHaveThem()
{
    NoProgress progress;
    take(m_catalog->indexSearchText(progress, {}));
    // Two letters are no word of the encoder, but the beginning of "caws" (row 0) and "cars" (row 3).
    const QueryColumns found = columns({{QueryTerm::Kind::Text, "ca", true}});
    QVERIFY2(found.isReached[kWordsAt], found.reasons[kWordsAt].c_str());
    QVERIFY(at(found, kWordsAt, 0) > at(found, kWordsAt, 1));
    QVERIFY(at(found, kWordsAt, 3) > at(found, kWordsAt, 2));
    const QueryColumns none = columns({{QueryTerm::Kind::Text, "zq", true}});
    QVERIFY(!none.isReached[kWordsAt]);
    QVERIFY(none.reasons[kWordsAt].find("neither") != std::string::npos);
}

void SignalSetTest::aTextFileIsLikeItsWords()
{
    const auto file = pathOf(*m_folder, "query.txt");
    take(writeFileAtomically(file, std::string_view("a ship with sails")));
    const QueryColumns byFile = columns({{QueryTerm::Kind::File, file.string(), true}});
    const QueryColumns byWords = columns({{QueryTerm::Kind::Text, "a ship with sails", true}});
    for (std::int64_t row = 0; row < 4; ++row)
        QCOMPARE(at(byFile, kWordsAt, row), at(byWords, kWordsAt, row));
}

void SignalSetTest::unknownItemsAndFilesAreNamed()
{
    ThreadTeam team(1);
    const auto item = m_signals->columns(*m_catalog, {itemTerm("dodo")}, team);
    QCOMPARE(item.error().code, ErrorCode::NotFound);
    QCOMPARE(item.error().subject, std::string("dodo"));
    const auto file =
        m_signals->columns(*m_catalog, {{QueryTerm::Kind::File, "/nonexistent.png", true}}, team);
    QCOMPARE(file.error().code, ErrorCode::NotFound);
    QCOMPARE(file.error().subject, std::string("/nonexistent.png"));
}

void SignalSetTest::emptySpacesAreNoSignals()
{
    SpaceDraft space;
    space.name = "empty";
    space.encoder = "import";
    space.dimension = 3;
    take(m_catalog->createSpace(space));
    QCOMPARE(take(SignalSet::load(*m_catalog)).indexOf("empty"), -1);
}

void SignalSetTest::aSpaceThatCannotBeReadIsLeftOutOnRequest()
{
    const SpaceInfo plane = *take(m_catalog->findSpace("plane"));
    const std::filesystem::path vectors = m_catalog->spaceFolder(plane.id) / "vectors.npy";
    std::filesystem::resize_file(vectors, 130);
    const auto refused = SignalSet::load(*m_catalog);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Damaged);
    const SignalSet rest = take(SignalSet::load(*m_catalog, UnreadableSpaces::LeaveOut));
    QCOMPARE(rest.indexOf("plane"), -1);
    QVERIFY(rest.indexOf("text") >= 0 && rest.indexOf("field:level") >= 0);
    QCOMPARE(rest.unreadable().size(), std::size_t(1));
    QCOMPARE(rest.unreadable().front().space.name, std::string("plane"));
    QCOMPARE(rest.unreadable().front().error.subject, vectors.string());
    QVERIFY(take(SignalSet::load(*m_catalog, UnreadableSpaces::LeaveOut)).vectors(rest.indexOf("text")));
}

QTEST_GUILESS_MAIN(SignalSetTest)
#include "tst_signalset.moc"
