namespace Nadir;

/// <summary>Something long that can be stopped, saved and taken up again.</summary>
public interface IResumable
{
    /// <summary>Saves what is done.</summary>
    void Write(Stream stream);

    /// <summary>Takes up what was saved.</summary>
    /// <exception cref="InvalidDataException">It belongs to something else, or is damaged.</exception>
    void Read(Stream stream);
}
