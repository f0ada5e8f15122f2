using CcgcStream.Index.Buckets;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Dimensions;

/// <summary>Everything that one city's score in one window is made of. No other city appears: that is a property, not a habit.</summary>
public sealed record WindowInput
{
    public required IndexWindow Window { get; init; }
    public required TimeSpanUs Span { get; init; }

    /// <summary>Sums over the window.</summary>
    public required BucketSums Sums { get; init; }

    /// <summary>Base weight (micro-units) of each sub-bucket of the window, oldest first.</summary>
    public required long[] SubBase { get; init; }

    /// <summary>Sums of the 30 days before the window; null when the data do not reach back so far.</summary>
    public BucketSums? Before { get; init; }

    /// <summary>Weight X of the same window in earlier weeks; empty when the data do not reach back so far.</summary>
    public IReadOnlyList<double> BaselineWeights { get; init; } = [];

    /// <summary>Questions of the window by age.</summary>
    public QuestionTable Questions { get; init; } = QuestionTable.Empty;

    /// <summary>False where retention has removed a part of the window: its sums are too low, and no score can be made of them.</summary>
    public bool Kept { get; init; } = true;

    /// <summary>Received over expected input of the window, 0..1.</summary>
    public double Completeness { get; init; } = 1;
}

/// <summary>Questions still younger than 24 h, by hour of age, and all the older ones.</summary>
/// <param name="Asked">Index 0..23: asked that many full hours ago; 24: 24 h ago or more.</param>
/// <param name="Answered">[age, hour waited]: of those, answered within that hour.</param>
public sealed record QuestionTable(long[] Asked, long[,] Answered)
{
    public const int Hours = 24;

    public static QuestionTable Empty => new(new long[Hours + 1], new long[Hours + 1, Hours]);

    /// <summary>Adds the questions of a bucket whose content is this many full hours old.</summary>
    public void Add(BucketSums sums, int ageHours)
    {
        var age = Math.Clamp(ageHours, 0, Hours);
        Asked[age] += sums[Scalar.Asked];
        for (var hour = 0; hour < Hours; hour++)
        {
            Answered[age, hour] += sums[Field.Of(FieldKind.AnswerHour, hour)];
        }
    }
}
