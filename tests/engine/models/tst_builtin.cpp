// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/encoder.h"

#include <QTest>

using namespace modalens;

class TestBuiltin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMediumHasOneEncoder();
    void knowsNoOthers();
};

void TestBuiltin::everyMediumHasOneEncoder()
{
    for (const Modality modality : {Modality::Text, Modality::Image, Modality::Audio, Modality::Video}) {
        const auto encoder = makeBuiltinEncoder(builtinEncoderFor(modality));
        QVERIFY(encoder != nullptr);
        QCOMPARE(encoder->info().name, std::string(builtinEncoderFor(modality)));
        QVERIFY(encoder->info().modality == modality);
        QVERIFY(encoder->info().dimension > 0);
        QVERIFY(encoder->sampleSize() > 0);
        QVERIFY(!encoder->isFitted());
        QVERIFY(encoder->state().count("directions") == 0);
        QVERIFY(!encoder->restore({}).has_value());
    }
}

void TestBuiltin::knowsNoOthers()
{
    QVERIFY(builtinEncoderFor(Modality::User).empty());
    QVERIFY(builtinEncoderFor(Modality::Joint).empty());
    QVERIFY(makeBuiltinEncoder("") == nullptr);
    QVERIFY(makeBuiltinEncoder("word2vec") == nullptr);
}

QTEST_APPLESS_MAIN(TestBuiltin)
#include "tst_builtin.moc"
