// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filterchips.h"
#include "widgets/querychipwidget.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace modalens;

namespace {

QVector<FilterChip> numbered(int count)
{
    QVector<FilterChip> chips;
    for (int i = 0; i < count; ++i)
        chips.append({QStringLiteral("value %1").arg(i), QStringLiteral("group")});
    return chips;
}

/// Those that are seen, as deleted ones live until the event loop.
QList<QueryChipWidget *> chipsOf(const FilterChips &row)
{
    QList<QueryChipWidget *> shown = row.findChildren<QueryChipWidget *>();
    shown.removeIf([](const QueryChipWidget *chip) { return chip->isHidden(); });
    return shown;
}

} // namespace

class TestFilterChips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNoRoomWhileNothingIsFiltered()
    {
        FilterChips row;
        QVERIFY(row.isHidden());
        row.setChips(numbered(1));
        QVERIFY(!row.isHidden());
        row.setChips({});
        QVERIFY(row.isHidden());
    }

    void theDeleteKeyAndTheCrossRemoveOnePart()
    {
        FilterChips row;
        row.resize(400, 40);
        row.setChips(numbered(3));
        row.show();
        QSignalSpy removed(&row, &FilterChips::removeRequested);
        QTest::keyClick(chipsOf(row).at(1), Qt::Key_Delete);
        QCOMPARE(removed.takeFirst().at(0).toInt(), 1);
        QWidget *last = chipsOf(row).at(2);
        QTest::mouseClick(last, Qt::LeftButton, {}, {last->width() - 12, last->height() / 2});
        QCOMPARE(removed.takeFirst().at(0).toInt(), 2);
    }

    void theRowMayChangeWhileItsChipIsClicked()
    {
        FilterChips row;
        row.setChips(numbered(2));
        row.show();
        connect(&row, &FilterChips::removeRequested, &row, [&row] { row.setChips(numbered(1)); });
        QTest::keyClick(chipsOf(row).at(0), Qt::Key_Delete);
        QCOMPARE(chipsOf(row).size(), 1);
    }

    void clearRemovesAll()
    {
        FilterChips row;
        row.setChips(numbered(2));
        QSignalSpy cleared(&row, &FilterChips::clearRequested);
        row.findChild<QPushButton *>()->click();
        QCOMPARE(cleared.size(), 1);
    }

    void tenThousandPartsAreCountedNotShown()
    {
        FilterChips row;
        row.setChips(numbered(10'000));
        QCOMPARE(chipsOf(row).size(), FilterChips::kMaxChips);
        QVERIFY(row.findChild<QLabel *>()->text().contains(QLocale().toString(9'980)));
    }
};

QTEST_MAIN(TestFilterChips)
#include "tst_filterchips.moc"
