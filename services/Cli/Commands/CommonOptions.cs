using System.CommandLine;
using CcgcStream.Cli.Input;

namespace CcgcStream.Cli.Commands;

/// <summary>Options that several commands share, with one wording and one default.</summary>
internal static class CommonOptions
{
    public const string DefaultTarget = "http://127.0.0.1:5000";

    public static Option<string> Target() => new("--target")
    {
        Description = $"URL of the service; default: CCGC_TARGET, else {DefaultTarget}",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CCGC_TARGET") is { Length: > 0 } set ? set : DefaultTarget,
    };

    public static Option<string?> Map() => new("--map")
    {
        Description = "Field names of a foreign file: theirs=ours,ours:=constant,... or 'corpus' for id/time/source/lang/text/account files",
    };

    public static Option<string?> Generation() => new("--generation") { Description = "Generation to read: live, simulated or a replay's name" };

    public static Option<string?> Methodology() => new("--methodology") { Description = "Version of the methodology, one that the service has; default: the published one" };

    public static Option<string> Window() => OneOf("--window", "Window of the scores", "24h", "1h", "24h", "7d", "30d", "365d");

    public static Option<string?> AsOf() => new("--as-of") { Description = "End of the window, ISO 8601; default: now, or the replay's own now" };

    public static Option<string?> Data() => new("--data") { Description = "Data directory of an embedded database that no service has open; default: as the services are configured" };

    /// <summary>An option that takes one of a few words.</summary>
    public static Option<string> OneOf(string name, string description, string otherwise, params string[] allowed)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description}: {string.Join(", ", allowed)} (default {otherwise})",
            DefaultValueFactory = _ => otherwise,
        };
        option.AcceptOnlyFromAmong(allowed);
        return option;
    }

    public static FieldMap? Parse(string? map) => map is null ? null : FieldMap.Parse(map);
}
