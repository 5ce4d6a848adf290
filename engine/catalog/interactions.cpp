// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/names.h"

namespace modalens {

Status Catalog::putInteractions(std::span<const Interaction> interactions)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::Rebuildable));
    MODALENS_TRY(users, NameTable::users(m_impl->database));
    MODALENS_TRY(insert,
                 m_impl->database.prepare("INSERT OR REPLACE INTO interactions(user, item, time_ms, value) "
                                          "VALUES(?, ?, ?, ?)"));
    for (const Interaction &interaction : interactions) {
        if (interaction.value != interaction.value)
            return fail(ErrorCode::InvalidArgument, "the value of an interaction is not a number",
                        interaction.user);
        MODALENS_TRY(user, users.idOf(interaction.user));
        MODALENS_CHECK(
            insert.bind(user, rowOf(interaction.item), interaction.timeMs, interaction.value).run());
    }
    return transaction.commit();
}

Status Catalog::forEachInteraction(const std::function<void(const Interaction &)> &visit) const
{
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "SELECT u.name, i.item, i.value, i.time_ms FROM interactions i "
                                "JOIN users u ON u.id = i.user ORDER BY i.user, i.item, i.time_ms"));
    Interaction interaction;
    return statement.forEach([&](const Statement &row) {
        interaction.user = row.textAt(0);
        interaction.item = ItemId{row.integerAt(1)};
        interaction.value = row.realAt(2);
        interaction.timeMs = row.integerAt(3);
        visit(interaction);
    });
}

} // namespace modalens
