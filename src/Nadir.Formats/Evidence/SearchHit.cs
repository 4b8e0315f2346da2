namespace Nadir;

/// <summary>One thing that a search found.</summary>
/// <param name="Kind">result, outcome, trial, claim, flag, animal, safety, dispute, regulation or source.</param>
/// <param name="Id">Its id; a result is <c>study/row</c>.</param>
/// <param name="Title">Heading.</param>
/// <param name="Text">What it says.</param>
/// <param name="Checked">How it was checked.</param>
public sealed record SearchHit(string Kind, string Id, string Title, string Text, string Checked);
