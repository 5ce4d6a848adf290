// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/signalnames.h"

#include <QCoreApplication>

namespace modalens {

namespace {

struct SignalNames
{
    Q_DECLARE_TR_FUNCTIONS(SignalNames)
};

} // namespace

QString withSignalName(const QString &label, const QString &name)
{
    return name.isEmpty() || name == label
               ? label
               : SignalNames::tr("%1 (%2)", "label of a signal, its name").arg(label, name);
}

QString withSignalName(const SignalView &view)
{
    return withSignalName(view.label, view.name);
}

} // namespace modalens
