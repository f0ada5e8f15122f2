namespace CcgcStream.Alerting.Model;

/// <summary>What an alert is about. City is empty for alerts on a source.</summary>
/// <param name="Generation">"live", "simulated" or the name of a replay.</param>
/// <param name="City">Catalogue id, such as <c>wuhan</c>.</param>
/// <param name="Slice">Empty for all, else <c>platform:x</c>, <c>language:en</c>, <c>topic:food</c> or <c>source:x</c>.</param>
/// <param name="Rule">Id of the rule.</param>
public sealed record AlertKey(string Generation, string City, string Slice, string Rule)
{
    /// <summary>The alert's id: the same key and opening bucket give the same id on every machine, after every crash.</summary>
    /// <param name="bucket">Quarter-hour (since 1970) in which the alert opened.</param>
    public string AlertId(long bucket) => "alr_" + DeterministicId.Of(Generation, City, Slice, Rule, bucket.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
