// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace modalens {

/// Raw bytes for a BLOB column (paths are bytes, not text).
struct Blob
{
    std::string_view bytes;
};

/// A prepared statement. Values reach SQL only through bind(), positions count from 1, columns from 0. A
/// failed bind is remembered and reported by the next step(). Views returned by textAt() and blobAt() live
/// until the next step().
class Statement
{
public:
    template <class... Values>
    Statement &bind(const Values &...values)
    {
        int position = 0;
        (bindAt(++position, values), ...);
        return *this;
    }

    void bindAt(int position, std::int64_t value);
    void bindAt(int position, int value) { bindAt(position, static_cast<std::int64_t>(value)); }
    void bindAt(int position, double value);
    void bindAt(int position, std::string_view text);
    void bindAt(int position, const std::string &text) { bindAt(position, std::string_view(text)); }
    void bindAt(int position, Blob blob);
    void bindAt(int position, std::nullptr_t);

    /// True when a row is there, false at the end (the statement is then ready for new values).
    Result<bool> step();
    /// Steps to the end, ignoring rows.
    Status run();
    /// Calls visit(*this) for each row.
    template <class Visit>
    Status forEach(Visit &&visit)
    {
        while (true) {
            const Result<bool> hasRow = step();
            if (!hasRow)
                return Unexpected<Error>(hasRow.error());
            if (!*hasRow)
                return {};
            visit(*this);
        }
    }
    void reset();

    bool isNullAt(int column) const;
    std::int64_t integerAt(int column) const;
    double realAt(int column) const;
    std::string_view textAt(int column) const;
    std::string stringAt(int column) const { return std::string(textAt(column)); }

private:
    friend class Database;
    explicit Statement(sqlite3_stmt *statement);
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bindError = 0;
};

/// One SQLite connection, used by one thread at a time.
class Database
{
public:
    enum class Access {
        Create,   ///< Read and write; the file may be new.
        Write,    ///< Read and write an existing file.
        Read,     ///< Read an existing file; other processes may write it.
        Immutable ///< Read a file that nobody writes and whose folder cannot be written.
    };

    static Result<Database> open(const std::filesystem::path &file, Access access);

    /// Runs constant SQL without parameters; may hold several statements.
    Status execute(const char *sql);
    Result<Statement> prepare(std::string_view sql) const;
    /// First column of the first row of constant SQL; 0 when there is none.
    Result<std::int64_t> integer(std::string_view sql) const;
    /// Interrupts long statements soon after `stop` is requested; call with a default token to switch off.
    void interruptOn(std::stop_token stop) const;
    sqlite3 *handle() const { return m_handle.get(); }

private:
    struct Close
    {
        void operator()(sqlite3 *handle) const;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
    std::unique_ptr<std::stop_token> m_stop = std::make_unique<std::stop_token>();
};

/// While it lives, long statements end soon after a stop is requested.
class InterruptGuard
{
public:
    InterruptGuard(const Database &database, std::stop_token stop)
        : m_database(database)
    {
        m_database.interruptOn(std::move(stop));
    }
    ~InterruptGuard() { m_database.interruptOn({}); }
    InterruptGuard(const InterruptGuard &) = delete;
    InterruptGuard &operator=(const InterruptGuard &) = delete;

private:
    const Database &m_database;
};

/// How hard a commit tries to survive a power cut: what a program can make again may be lost with the last
/// moments (never damaged), what a person made may not.
enum class Durability { Rebuildable, PersonMade };

/// BEGIN IMMEDIATE ... COMMIT; rolls back when it goes out of scope uncommitted.
class Transaction
{
public:
    static Result<Transaction> begin(Database &database, Durability durability);
    Transaction(Transaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Status commit();

private:
    explicit Transaction(Database *database)
        : m_database(database)
    {
    }
    Database *m_database;
};

} // namespace modalens
