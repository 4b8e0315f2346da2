namespace Nadir;

/// <summary>What a response adds to a network.</summary>
internal sealed class ResponseBuilder(NetworkBuilder network, Organism species, bool isAlone, bool isSteady)
{
    /// <summary>Whether the mouse is modelled, else the human.</summary>
    public bool IsMouse => species == Organism.Mouse;

    /// <summary>A state that has a resting value.</summary>
    /// <param name="id">Symbol.</param>
    /// <param name="initial">Value it starts from before rest is found.</param>
    /// <param name="rate">Rate of change an hour.</param>
    /// <param name="unit">Unit.</param>
    public ResponseBuilder State(string id, double initial, string rate, string unit = "dimensionless")
    {
        network.Parameter(id, initial, unit, constant: false).Rate(id, rate, unit);
        return this;
    }

    /// <summary>A state that only grows or shrinks, so that it has no steady state: constant while rest is sought.</summary>
    public ResponseBuilder Sum(string id, double initial, string rate, string unit = "dimensionless") => isSteady ? Flag(id, initial, unit) : State(id, initial, rate, unit);

    /// <summary>Something that only pulses change.</summary>
    public ResponseBuilder Flag(string id, double value, string unit = "dimensionless")
    {
        network.Parameter(id, value, unit, constant: isSteady);
        return this;
    }

    /// <summary>A value at all times.</summary>
    public ResponseBuilder Value(string id, string infix, string unit = "dimensionless")
    {
        network.Assignment(id, infix, unit);
        return this;
    }

    /// <summary>Something that happens once, at a time that a scenario sets; not while rest is sought.</summary>
    public ResponseBuilder Pulse(string id, string at, params (string Target, string Infix)[] changes)
    {
        if (!isSteady)
        {
            network.Event(id, $"time >= {at}", changes);
        }

        return this;
    }

    /// <summary>Multiplies a rate of the body's chemistry; nothing where the response stands alone.</summary>
    public ResponseBuilder Gain(string reaction, string infix)
    {
        if (!isAlone)
        {
            network.Scale(reaction, infix);
        }

        return this;
    }

    /// <summary>The effect of a drive: 0 at rest, 1 on the reference regimen, bounded beyond it, none without the sirtuin.</summary>
    public static string Effect(ResponseDrive drive) => $"{Enzyme.Symbol(drive.Enzyme)}*bounded({drive.Symbol}, resp_beyond)";
}
