import { Html } from './html.ts';

/** No font and no picture from elsewhere; colours by what the reader's system prefers. */
export const style = new Html(`<style>
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--text:#1b2430;--muted:#596475;--line:#d9dfe6;--ok:#157347;--warn:#8f5f00;--bad:#b82525;--ok-soft:#e3f4ea;--warn-soft:#fcf1d6;--bad-soft:#fde6e4;--keep:#2f6fdb;--c0:#2f6fdb;--c1:#d3702a;--c2:#23917f;--c3:#8a5fd0}
@media (prefers-color-scheme:dark){:root{--page:#10151b;--card:#19202a;--text:#e5eaf1;--muted:#9aa6b6;--line:#2d3744;--ok:#4fc98c;--warn:#e3b54a;--bad:#ff8a80;--ok-soft:#15301f;--warn-soft:#35290d;--bad-soft:#3d1c1c;--keep:#6f9df5;--c0:#6f9df5;--c1:#ee9a5c;--c2:#4fc0ad;--c3:#b495ee}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:1100px;margin:0 auto;padding:20px 16px 120px}
h1{font-size:1.5rem;line-height:1.25;margin:0}h2{font-size:1.1rem;margin:32px 0 10px}h3{font-size:.95rem;margin:0 0 6px}
p{margin:4px 0}p,td,li,dd{unicode-bidi:plaintext}
.muted{color:var(--muted)}small{font-size:.85rem}
.card,.state{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 16px}
.state{border-left:8px solid var(--tone)}.state b{color:var(--tone);text-transform:uppercase;letter-spacing:.04em}
.healthy{--tone:var(--ok);--soft:var(--ok-soft)}.degraded,.note{--tone:var(--warn);--soft:var(--warn-soft)}.at-risk{--tone:var(--bad);--soft:var(--bad-soft)}.note{--tone:var(--muted);--soft:transparent}
.grid{display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(min(190px,100%),1fr))}.wide{align-items:start;grid-template-columns:repeat(auto-fit,minmax(min(420px,100%),1fr))}
.big{font-size:1.35rem;font-weight:600;color:var(--tone)}
.bar{height:6px;border-radius:3px;background:var(--line);margin:8px 0;overflow:hidden}.bar i{display:block;height:100%;background:var(--tone)}
.findings{list-style:none;margin:0;padding:0;display:grid;gap:10px}
.findings li{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--tone);border-radius:8px;padding:10px 14px}
.chip{display:inline-block;border-radius:99px;padding:0 9px;font-size:.78rem;font-weight:600;color:var(--tone);background:var(--soft);border:1px solid var(--tone);white-space:nowrap}
.mend{color:var(--muted)}.mend::before{content:"→ "}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600;color:var(--muted);font-size:.82rem}td,th{padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}tr:last-child td{border-bottom:0}
dl{display:grid;grid-template-columns:auto 1fr;gap:3px 14px;margin:8px 0 0}dt{color:var(--muted)}dd{margin:0}
svg{display:block;width:100%;height:auto}svg text{fill:var(--muted);font:11px system-ui,sans-serif}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;font-size:.85rem;color:var(--muted);align-items:center}.legend i{display:inline-block;width:11px;height:11px;border-radius:2px;margin-right:6px;vertical-align:-1px}
.legend i.b{width:16px;height:16px;font-size:10px;line-height:12px;margin:0 6px 0 0;vertical-align:-3px}
.months{display:grid;gap:14px;grid-template-columns:repeat(auto-fill,minmax(min(300px,100%),1fr))}
.days{display:grid;grid-template-columns:repeat(7,1fr);gap:3px}.days>b{font-size:.72rem;font-weight:400;color:var(--muted);text-align:center}
.day{border:1px solid var(--line);border-radius:5px;min-height:42px;padding:1px 3px 3px}.day>small{font-size:.7rem;color:var(--muted);display:block;line-height:1.2}.today{border-color:var(--text)}
.b{display:inline-block;width:16px;height:16px;border-radius:4px;border:2px solid var(--keep);background:var(--keep);color:var(--card);font:700 10px/12px system-ui,sans-serif;text-align:center;margin:1px;cursor:help;vertical-align:top}
.b.remove{background:transparent;border-style:dashed;color:var(--keep)}.b.broken{border-color:var(--bad);background:var(--bad)}.b.guide{border-color:var(--muted);background:var(--muted)}
.b:focus{outline:2px solid var(--text);outline-offset:1px}
.b:hover::after,.b:focus::after{content:attr(data-tip);position:fixed;left:0;right:0;bottom:0;z-index:1;padding:12px 16px;background:var(--text);color:var(--page);font:400 14px/1.45 system-ui,sans-serif;text-align:left;white-space:pre-line;max-height:40vh;overflow:auto}
summary{cursor:pointer;font-weight:600}details{margin-bottom:10px}details>*+*{margin-top:10px}
@media (pointer:coarse){.b{width:22px;height:22px;font-size:13px;line-height:18px}}
@media (max-width:600px){table.cards thead{display:none}table.cards tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}table.cards tr:last-child{border:0}table.cards td{display:flex;gap:10px;border:0;padding:2px 0}table.cards td::before{content:attr(data-head);color:var(--muted);flex:0 0 92px;font-size:.82rem;padding-top:2px}.days{gap:2px}.day{padding:1px 2px 3px}}
@media print{body{background:none}.b{print-color-adjust:exact}}
</style>`);
