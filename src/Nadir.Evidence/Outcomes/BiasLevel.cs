namespace Nadir;

#pragma warning disable CS1591 // each name says what it is
/// <summary>Levels of risk of bias (RoB 2).</summary>
public enum BiasLevel
{
    Unclear, Low, SomeConcerns, High,
}
#pragma warning restore CS1591
