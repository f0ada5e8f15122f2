namespace CcgcStream.Collector.Doctor;

/// <summary>What the doctor finds in the settings of one source, built up check by check.</summary>
/// <param name="Cities">Cities that the source is asked about.</param>
internal sealed record Checkup(int Cities)
{
    /// <summary>What is wrong, in plain words, with what to do about it.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What to know before it runs.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What it costs.</summary>
    public SourceCosts Costs { get; init; } = new();

    /// <summary>Adds a problem when something is wrong.</summary>
    public Checkup Require(bool fine, string otherwise) => fine ? this : this with { Problems = [.. Problems, otherwise] };

    /// <summary>Adds something to know.</summary>
    public Checkup Note(string note) => this with { Notes = [.. Notes, note] };

    /// <summary>Says what it costs.</summary>
    /// <param name="requests">Requests a day.</param>
    /// <param name="dollars">US dollars a day.</param>
    /// <param name="every">How often each city is asked for; zero where everything comes by itself.</param>
    public Checkup Cost(double requests, double dollars = 0, TimeSpan every = default) => this with
    {
        Costs = Costs with { RequestsPerDay = requests, DollarsPerDay = dollars, EachCityEvery = every > TimeSpan.Zero ? every.TotalHours : null },
    };
}
