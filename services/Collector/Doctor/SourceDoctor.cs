using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Setup;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Doctor;

/// <summary>What <c>ccgc sources check</c> says: of every configured source what is wrong, and what it costs. Asks nothing over the network.</summary>
public static class SourceDoctor
{
    private static readonly SourceCosts Nothing = new();

    /// <summary>Examines the section <c>Collector</c> of a configuration.</summary>
    /// <returns>One diagnosis a source; one named "" where the configuration as a whole cannot be read.</returns>
    public static SourceCheck Examine(IConfiguration configuration)
    {
        var found = Diagnoses(configuration);
        return new SourceCheck(CityCatalogue.Default.Count, found, found.Aggregate(Nothing, (sum, one) => sum + one.Costs));
    }

    private static IReadOnlyList<SourceDiagnosis> Diagnoses(IConfiguration configuration)
    {
        try
        {
            var options = configuration.GetSection(CollectorOptions.Section).Get<CollectorOptions>() ?? new CollectorOptions();
            var sources = ConfiguredSources.Read(configuration, options).Select(Examine).ToList();
            var general = General(options);
            return [.. sources, .. Webhooks(configuration), .. general.Problems.Count > 0 ? [general] : Array.Empty<SourceDiagnosis>()];
        }
        catch (InvalidOperationException e)
        {
            return [new SourceDiagnosis("", "", [e.Message], [], Nothing)];
        }
    }

    private static SourceDiagnosis General(CollectorOptions options)
    {
        var found = new Checkup(0)
            .Require(options.UserAgent.Contains("http", StringComparison.OrdinalIgnoreCase) || options.UserAgent.Contains('@', StringComparison.Ordinal),
                "Collector:UserAgent names no address: GDELT, Reddit, X and outlets want to know whom to ask")
            .Require(!options.AllowLoopback, "Collector:AllowLoopback is on: feeds could make this machine read its own services; it is for tests only");
        return new SourceDiagnosis("", "collector", found.Problems, found.Notes, Nothing);
    }

    private static SourceDiagnosis Examine(ConfiguredSource source)
    {
        var name = source.Settings.Name;
        if (source.Type is not { } type)
        {
            var known = string.Join(", ", SourceCatalogue.All.Select(t => t.Id));
            return new SourceDiagnosis(name, source.TypeName, [$"there is no type '{source.TypeName}'; there are {known}"], [], Nothing);
        }

        try
        {
            var chosen = source.Settings.List("Cities").Count;
            var checkup = SettingsCheck.Of(type, source.Settings, new Checkup(chosen > 0 ? chosen : CityCatalogue.Default.Count));
            var found = type.Check(source.Settings, checkup);
            return new SourceDiagnosis(name, type.Id, found.Problems, found.Notes, found.Costs);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or FormatException)
        {
            return new SourceDiagnosis(name, type.Id, [e.Message], [], Nothing);
        }
    }

    private static IEnumerable<SourceDiagnosis> Webhooks(IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection(CollectorOptions.Section + ":Webhooks").GetChildren())
        {
            var secret = new SourceSettings(section.Key, section).Secret("Secret");
            yield return new SourceDiagnosis(section.Key, "webhook", secret.IsSet ? [] : ["no Secret: agree on one with the sender and set it in Secret or SecretFile"],
                [$"the sender posts to /v1/webhooks/{section.Key}"], Nothing);
        }
    }
}
