namespace Nadir;

/// <summary>A paper, review, registry page or authority that rows cite.</summary>
/// <param name="Id">Stable id, for example <c>turner2021</c>.</param>
/// <param name="Type">What kind of text it is.</param>
/// <param name="Authors">Family name and initials, one entry an author; null when not known.</param>
/// <param name="Title">Title, or null where nobody has read it.</param>
/// <param name="Container">Journal, repository or site.</param>
/// <param name="Year">Year of publication.</param>
/// <param name="Volume">Volume.</param>
/// <param name="Issue">Issue.</param>
/// <param name="Pages">Pages or article number.</param>
/// <param name="Doi">DOI.</param>
/// <param name="Pmid">PubMed id.</param>
/// <param name="Pmcid">PubMed Central id.</param>
/// <param name="Url">Address.</param>
/// <param name="Funding">Who paid and who wrote; null when nobody has looked.</param>
/// <param name="PeerReviewed">Whether peers reviewed it, where known.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Checked">How the bibliographic data was checked.</param>
public sealed record Source(
    string Id, SourceType Type, IReadOnlyList<string>? Authors, string? Title, string? Container, int Year, string? Volume, string? Issue, string? Pages,
    string? Doi, string? Pmid, string? Pmcid, string? Url, Funding? Funding, bool? PeerReviewed, string? Note, Checked Checked)
{
    /// <summary>Interest behind it; unknown where nobody has looked.</summary>
    public Interest Interest => Funding?.Interest ?? Interest.Unknown;

    /// <summary>One line: authors, title, journal, year, volume, pages, DOI.</summary>
    public string Citation
    {
        get
        {
            var who = Authors is null or [] ? "" : Authors.Count <= 3 ? string.Join(", ", Authors) + ". " : $"{string.Join(", ", Authors.Take(3))}, et al. ";
            var what = Title is null ? "" : $"{Title.TrimEnd('.')}. ";
            var where = Container is null ? "" : $"{Container} ";
            var place = Volume is null ? Pages is null ? "" : $":{Pages}" : $";{Volume}{(Issue is null ? "" : $"({Issue})")}{(Pages is null ? "" : $":{Pages}")}";
            return $"{who}{what}{where}{Year}{place}.{(Doi is null ? Url is null ? "" : $" {Url}" : $" doi:{Doi}")}";
        }
    }
}
