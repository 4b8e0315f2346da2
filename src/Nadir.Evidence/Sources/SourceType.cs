namespace Nadir;

#pragma warning disable CS1591 // each name says what it is
/// <summary>Kinds of text that are cited.</summary>
public enum SourceType
{
    Article, Preprint, Review, MetaAnalysis, Dataset, Registry, Authority, Guideline, WebPage, Book,
}
#pragma warning restore CS1591
