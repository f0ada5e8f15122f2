namespace CcgcStream.Simulation.Timing;

/// <summary>When each piece is published. Times never go backwards with the index.</summary>
internal interface ITimeline
{
    /// <summary>Index into the daily mix.</summary>
    int DayOf(long index);

    /// <summary>Event time in Unix microseconds.</summary>
    long TimeUs(long index);

    /// <summary>How many pieces back a reply or copy may look for what it answers; about six hours.</summary>
    long LookBack { get; }
}
