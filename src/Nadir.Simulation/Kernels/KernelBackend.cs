namespace Nadir;

/// <summary>How a model runs.</summary>
public enum KernelBackend
{
    /// <summary>Machine code made when the model is compiled.</summary>
    Emitted,

    /// <summary>Operation by operation: slower, the reference.</summary>
    Interpreted,
}
