// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace modalens::cli {

/// The tokens of the application's two palettes: one colour per signal, everything else in grey.
inline constexpr const char *kReportStyle = R"(
:root{color-scheme:light dark;--window:#eef0f3;--panel:#fff;--raised:#f5f6f8;--line:#dde1e7;--text:#1b1f27;--second:#5b6473;
--s-text:#2f7de1;--s-image:#d9820b;--s-audio:#0f9d74;--s-video:#9157c9;--s-user:#d6476a;--s-joint:#1a93b8}
@media (prefers-color-scheme:dark){:root{--window:#15171c;--panel:#1c1f26;--raised:#232730;--line:#2e333e;--text:#e8eaf0;
--second:#9aa3b2;--s-text:#6fb1ff;--s-image:#ffb454;--s-audio:#4fd1a5;--s-video:#c792ea;--s-user:#ff8fa3;--s-joint:#9be7ff}}
*{box-sizing:border-box}body{margin:0;background:var(--window);color:var(--text);font:15px/1.5 Inter,system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:0 0 .8rem}
h3{font-size:1rem;margin:0}p{margin:.4rem 0}.quiet{color:var(--second)}
section{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:1.2rem;margin-top:1.2rem;overflow-x:auto}
.facts{display:flex;flex-wrap:wrap;gap:.5rem 2rem}.facts b{display:block;font-size:1.4rem;font-variant-numeric:tabular-nums}
.chip{display:inline-block;background:var(--raised);border:1px solid var(--line);border-radius:8px;padding:.1rem .6rem;margin:.15rem}
.dot{display:inline-block;width:.7em;height:.7em;border-radius:50%;background:var(--c);margin-right:.4em}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600;color:var(--second);font-size:.85rem}
td,th{padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:middle}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
img,.none{width:56px;height:56px;border-radius:6px;display:block}img{object-fit:contain;background:var(--raised)}
.pic{width:68px}.name{min-width:10rem}.key{color:var(--second);font-size:.75rem;overflow-wrap:anywhere}.why{width:45%;min-width:9rem}
.query{display:flex;gap:1rem;align-items:center;margin-bottom:.9rem}.query img,.query .none{width:84px;height:84px}
.bar{position:relative;height:12px;border-radius:4px;overflow:hidden;background:var(--raised)}
.bar i{position:absolute;top:0;bottom:0;background:var(--c,var(--second))}
.bar i.against{background:repeating-linear-gradient(135deg,var(--c) 0 3px,transparent 3px 6px)}
.bar b{position:absolute;top:0;bottom:0;width:1px;background:var(--text)}
.shares{display:flex;gap:2px;height:8px;border-radius:4px;overflow:hidden}.shares i{background:var(--c)}.legend{margin:.5rem 0 .9rem}
.miss{color:var(--second);font-size:.8rem}.facttable th{width:14rem;vertical-align:top;font-weight:400;font-size:1em}
code{font-size:.85em;background:var(--raised);padding:.1rem .3rem;border-radius:4px;overflow-wrap:anywhere}
@media print{body{background:#fff}section{break-inside:avoid-page;border:0;padding:0}}
)";

} // namespace modalens::cli
