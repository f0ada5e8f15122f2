using System.CommandLine;
using System.Globalization;
using CcgcStream.Cli.Commands;

namespace CcgcStream.Cli.Alerts;

/// <summary>The options that name a period of the store.</summary>
internal sealed class StoredPeriodOptions
{
    public Option<string?> From { get; } = new("--from") { Description = "Start of a stored period, ISO 8601; the four weeks before it teach the usual level" };

    public Option<string?> To { get; } = new("--to") { Description = "End of the period, exclusive" };

    public Option<string?> Generation { get; } = CommonOptions.Generation();

    public Option<string?> Incidents { get; } = new("--incidents")
    {
        Description = "CSV of what is known to have happened, city,start,end a line; without it nothing can be called found or false, and all alerts are listed",
    };

    public Option<string?> Data { get; } = CommonOptions.Data();

    /// <summary>The period; null where none is asked for.</summary>
    /// <exception cref="UsageException">Half of it is missing, or a time cannot be read.</exception>
    public StoredPeriod? Read(ParseResult parsed)
    {
        if (parsed.GetValue(From) is null && parsed.GetValue(To) is null)
        {
            return parsed.GetValue(Generation) is null && parsed.GetValue(Incidents) is null && parsed.GetValue(Data) is null
                ? null
                : throw new UsageException("--generation, --incidents and --data belong to a stored period: give --from and --to");
        }

        var (from, to) = (Time("--from", parsed.GetValue(From)), Time("--to", parsed.GetValue(To)));
        return from < to
            ? new StoredPeriod(from, to, parsed.GetValue(Generation) ?? "live", parsed.GetValue(Incidents), parsed.GetValue(Data))
            : throw new UsageException("--to must be later than --from");
    }

    private static DateTimeOffset Time(string option, string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new UsageException($"{option}: '{text}' is not a date or time (ISO 8601)");
}
