namespace CcgcStream.Simulation.Profiles;

/// <summary>Something that drew attention in a given week of the year.</summary>
/// <param name="Name">What it was.</param>
/// <param name="City">City id, or empty for all cities.</param>
/// <param name="Start">First day.</param>
/// <param name="Days">Length; after it attention has gone.</param>
/// <param name="Boost">Factor on the volume of the city on the first day, at least 1; it falls linearly to 1 on the last.</param>
/// <param name="Topic">Topic that gains.</param>
/// <param name="TopicBoost">Factor on the topic's odds during the event.</param>
/// <param name="NegativeOdds">Factor on the odds of a negative piece during the event.</param>
public sealed record CalendarEvent(
    string Name, string City, DateOnly Start, int Days, double Boost, string Topic, double TopicBoost, double NegativeOdds)
{
    /// <summary>How strong the event is on a day: 1 on the first, falling to 0 after the last.</summary>
    public double Strength(DateOnly day)
    {
        var age = day.DayNumber - Start.DayNumber;
        return age < 0 || age >= Days ? 0 : 1 - ((double)age / Days);
    }
}
