namespace Nadir;

/// <summary>The model beside the naive dose-proportional prediction, on the rows that both can predict.</summary>
/// <param name="Model">Scores of the model on those rows; null when the baseline can say nothing.</param>
/// <param name="Baseline">Scores of the baseline on them.</param>
/// <param name="Borrowed">Of those rows, how many take k from another matrix because no training trial measured that one.</param>
/// <param name="Unsaid">Rows that the baseline cannot predict, as "trial/row: quantity".</param>
public sealed record BaselineComparison(ForecastScores? Model, ForecastScores? Baseline, int Borrowed, IReadOnlyList<string> Unsaid)
{
    /// <summary>Skill of the model in the interval score, see <see cref="PredictionScore.Skill"/>; null when the baseline can say nothing.</summary>
    public double? IntervalSkill => Model is { } m && Baseline is { } b ? PredictionScore.Skill(m.IntervalScore, b.IntervalScore) : null;

    /// <summary>Skill of the model in the mean absolute log error; null when the baseline can say nothing.</summary>
    public double? ErrorSkill => Model is { } m && Baseline is { } b ? PredictionScore.Skill(m.MeanError, b.MeanError) : null;
}
