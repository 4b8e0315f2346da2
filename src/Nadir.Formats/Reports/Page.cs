using System.Net;

namespace Nadir;

/// <summary>Frame and style that all pages share: self-contained, light and dark, readable on a phone and on paper.</summary>
internal static class Page
{
    /// <summary>What closes a page.</summary>
    public const string End = "</body></html>\n";

    private const string Style = """
        :root{color-scheme:light dark;--ink:#1c2733;--soft:#5b6b7a;--line:#d6dde4;--paper:#fff;--accent:#1463a5;--warn:#b3401a}
        @media(prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#9fb0bf;--line:#3a4650;--paper:#14191e;--accent:#6db3ec;--warn:#f0906a}}
        body{overflow-wrap:break-word;font:16px/1.5 system-ui,"DejaVu Sans",sans-serif;color:var(--ink);background:var(--paper);max-width:1080px;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.7rem;line-height:1.2}h2{margin-top:2.4rem;border-bottom:1px solid var(--line)}h3{margin:1.4rem 0 .3rem;font-size:1.05rem}
        table{border-collapse:collapse;width:100%;font-size:.86rem;margin:.8rem 0}th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}
        td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}td.t:first-child{white-space:nowrap}td.note{min-width:13rem;color:var(--soft)}.soft{color:var(--soft)}td.t .soft{font-size:.92em}.out{color:var(--warn);font-weight:600}
        dl{display:grid;grid-template-columns:11rem 1fr;gap:.3rem 1rem}dt{font-weight:600}dd{margin:0}svg{max-width:100%;height:auto}
        svg text{font-size:12px;fill:var(--ink)}svg .small{fill:var(--soft);font-size:11.5px}svg .faint{opacity:.55}
        .grid{stroke:var(--line)}.one{stroke:var(--soft);stroke-dasharray:3 3}.interval{stroke:var(--accent);stroke-width:5;opacity:.45}
        .point{fill:var(--accent)}.point.out{fill:var(--warn)}.curve{fill:none;stroke-width:2.2}
        .curve.c0{stroke:#1463a5}.curve.c1{stroke:#c1571b}.curve.c2{stroke:#2d8a4e}.curve.c3{stroke:#7d4fb0}.curve.c4{stroke:#a1871a}
        .dot.c0{fill:#1463a5}.dot.c1{fill:#c1571b}.dot.c2{fill:#2d8a4e}.dot.c3{fill:#7d4fb0}.dot.c4{fill:#a1871a}
        .key{display:inline-block;width:1.1rem;height:.25rem;margin:0 .35rem .2rem 0}.k0{background:#1463a5}.k1{background:#c1571b}.k2{background:#2d8a4e}.k3{background:#7d4fb0}.k4{background:#a1871a}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:1rem}.lead{font-size:1.08rem}@media print{body{margin:0;max-width:none}}
        .card{overflow-wrap:anywhere;border:1px solid var(--line);border-radius:.5rem;padding:.7rem 1rem;margin:.8rem 0;break-inside:avoid}.card h3{margin:.1rem 0 .4rem}.card p{margin:.35rem 0}
        .stop{border-color:var(--warn);border-width:2px}.stop h3,.verdict.bad{color:var(--warn)}.badge{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:0 .6rem;font-size:.85rem;margin-right:.3rem;white-space:nowrap}
        .effect{font-weight:600}ul.tight{margin:.3rem 0;padding-left:1.2rem}ul.tight li{margin:.15rem 0}.verdict{font-weight:600}.scroll{overflow-x:auto}details>summary{cursor:pointer;color:var(--soft)}a{color:var(--accent)}
        .diamond{fill:var(--accent)}.predict{stroke:var(--accent);stroke-width:2;opacity:.7}
        @media(max-width:640px){body{margin:1rem auto;font-size:15px}h1{font-size:1.4rem}dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
        """;

    /// <summary>Everything before the heading.</summary>
    public static string Head(string title) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>Nadir: {Text(title)}</title><style>{Style}</style></head><body>";

    /// <summary>Text that cannot be taken for markup.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A link where the address is http or https, else its text.</summary>
    public static string Link(string? url, string text) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? $"<a href=\"{Text(uri!.AbsoluteUri)}\" rel=\"noopener noreferrer\">{Text(text)}</a>" : Text(text);

    /// <summary>A list, or nothing.</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length == 0 ? "" : $"<ul class=\"tight\">{string.Concat(all.Select(item => $"<li>{Text(item)}</li>"))}</ul>";
    }

    /// <summary>A source as one line with its badges.</summary>
    public static string Source(Source source, Checked check) =>
        $"{Link(source.Doi is null ? source.Url : $"https://doi.org/{source.Doi}", source.Citation)} <span class=\"badge\">{Text(EvidenceWords.Of(check))}</span>{Badge(source.Interest)}";

    /// <summary>Who paid, as a badge.</summary>
    public static string Badge(Interest interest) => $"<span class=\"badge\">{Text(EvidenceWords.Of(interest))}</span>";
}
