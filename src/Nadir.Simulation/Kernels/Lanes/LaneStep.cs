using System.Reflection.Emit;

namespace Nadir;

/// <summary>Part of a lane program: a piece of code, or a function called for many values at once.</summary>
/// <param name="Piece">Machine code with the arguments of <see cref="LaneRoutine"/>; null for a call.</param>
/// <param name="Call">The call; not used by a piece.</param>
internal readonly record struct LaneStep(DynamicMethod? Piece, LaneCall Call);

/// <summary>Machine code for lanes.</summary>
/// <param name="memory">Memory of the system.</param>
/// <param name="state">States.</param>
/// <param name="output">Results.</param>
/// <param name="time">Time or shift.</param>
/// <param name="uniform">Values that are the same in every lane.</param>
internal unsafe delegate void LaneRoutine(double* memory, double* state, double* output, double* time, double* uniform);

/// <summary>One function of so many consecutive slots of the memory.</summary>
/// <param name="Function">The function.</param>
/// <param name="First">First slot of the first arguments.</param>
/// <param name="Second">First slot of the second arguments, or -1.</param>
/// <param name="Result">First slot of the results.</param>
/// <param name="Count">Slots.</param>
internal readonly record struct LaneCall(Operator Function, int First, int Second, int Result, int Count);
