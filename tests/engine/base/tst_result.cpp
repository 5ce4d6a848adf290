// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.h"

#include <QObject>
#include <QTest>

#include <cerrno>
#include <memory>
#include <set>

using namespace modalens;

namespace {

Result<std::unique_ptr<int>> number(int value)
{
    if (value < 0)
        return fail(ErrorCode::InvalidArgument, "negative", std::to_string(value));
    return std::make_unique<int>(value);
}

Result<int> sum(int a, int b)
{
    MODALENS_TRY(first, number(a));
    MODALENS_TRY(second, number(b));
    return *first + *second;
}

Status check(int a, bool &isReached)
{
    MODALENS_CHECK(number(a));
    isReached = true;
    return {};
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tryGoesOnWithValuesAndReturnsTheFirstError()
    {
        QCOMPARE(sum(2, 3).value(), 5);
        QCOMPARE(sum(-1, -2).error().subject, std::string("-1"));
        QCOMPARE(sum(1, -2).error().subject, std::string("-2"));
    }

    void checkReturnsTheError()
    {
        bool isReached = false;
        QCOMPARE(check(-3, isReached).error().code, ErrorCode::InvalidArgument);
        QVERIFY(!isReached);
        QVERIFY(check(3, isReached).has_value());
        QVERIFY(isReached);
    }

    void everyCodeHasANameOfItsOwn()
    {
        std::set<std::string_view> names;
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
            names.insert(errorCodeName(static_cast<ErrorCode>(code)));
        QCOMPARE(names.size(), std::size_t(ErrorCode::Internal) + 1);
        QCOMPARE(errorCodeName(ErrorCode::DiskFull), std::string_view("disk-full"));
    }

    void describePutsTheSubjectFirst()
    {
        QCOMPARE(describe({ErrorCode::Io, "cannot read", "a.txt"}), std::string("a.txt: cannot read"));
        QCOMPARE(describe({ErrorCode::Io, "cannot read", ""}), std::string("cannot read"));
    }

    void errnoBecomesACode_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int number, ErrorCode code) {
            QTest::newRow(name) << number << int(code);
        };
        row("no such file", ENOENT, ErrorCode::NotFound);
        row("not a folder", ENOTDIR, ErrorCode::NotFound);
        row("exists", EEXIST, ErrorCode::AlreadyExists);
        row("not allowed", EACCES, ErrorCode::PermissionDenied);
        row("read-only file system", EROFS, ErrorCode::ReadOnly);
        row("no space", ENOSPC, ErrorCode::DiskFull);
        row("quota", EDQUOT, ErrorCode::DiskFull);
        row("anything else", EIO, ErrorCode::Io);
    }

    void errnoBecomesACode()
    {
        QFETCH(int, number);
        QFETCH(int, code);
        const Error error = errorFromErrno(number, "open the file", "a.txt");
        QCOMPARE(int(error.code), code);
        QCOMPARE(error.subject, std::string("a.txt"));
        QVERIFY(error.message.starts_with("cannot open the file: "));
        QVERIFY(error.message.find("a.txt") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
