namespace Nadir;

/// <summary>What the protocol called an outcome.</summary>
public enum Importance
{
    /// <summary>Nobody has looked.</summary>
    Unknown,

    /// <summary>What the trial was built to test.</summary>
    Primary,

    /// <summary>Planned beside it.</summary>
    Secondary,

    /// <summary>Looked at afterwards.</summary>
    Exploratory,
}
