using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Alerting.Rules.Yaml;

/// <summary>Receivers, routes and silences of the file.</summary>
internal static class RoutingYaml
{
    private static readonly string[] Groupings = ["city", "rule", "signal", "slice", "severity"];

    public static Receiver Receiver(YamlSection section)
    {
        var receiver = new Receiver
        {
            Id = section.Required("id"),
            Type = section.OneOf("type", ReceiverType.Log),
            Url = section.Text("url", ""),
            Secret = section.Text("secret", ""),
            From = section.Text("from", ""),
            To = section.Texts("to"),
        };
        string[] schemes = receiver.Type == ReceiverType.Email ? ["smtp", "smtps"] : ["http", "https"];
        if (receiver.Type != ReceiverType.Log && !(Uri.TryCreate(receiver.Url, UriKind.Absolute, out var url) && schemes.Contains(url.Scheme)))
        {
            section.Error("url", $"a receiver of type {receiver.Type.ToString().ToLowerInvariant()} needs 'url', starting with {string.Join(":// or ", schemes)}://");
        }

        if (receiver.Secret.Length > 0 && !receiver.Secret.StartsWith("env:", StringComparison.Ordinal) && !receiver.Secret.StartsWith("file:", StringComparison.Ordinal))
        {
            section.Error("secret", "'secret' names where the secret is, env:NAME or file:/path; never write the secret itself here");
        }

        if (receiver.Type == ReceiverType.Email && (receiver.From.Length == 0 || receiver.To.Count == 0))
        {
            section.Error("to", "a receiver of type email needs 'from' and 'to'");
        }

        section.Done();
        return receiver;
    }

    public static Route Route(YamlSection section)
    {
        var usual = new Route();
        var quiet = section.Section("quiet");
        var route = new Route
        {
            Match = section.Section("match") is { } match ? Matcher(match) : usual.Match,
            Receivers = section.Texts("receivers"),
            GroupBy = section.Texts("groupBy") is { Count: > 0 } by ? by : usual.GroupBy,
            GroupWait = section.Duration("groupWait", usual.GroupWait),
            Repeat = section.OptionalDuration("repeat"),
            EscalateAfter = section.OptionalDuration("escalateAfter"),
            EscalateTo = section.Texts("escalateTo"),
            Quiet = quiet is null ? null : Quiet(quiet),
            DigestAt = section.Time("digestAt"),
            Zone = section.Zone("zone", usual.Zone),
            SendResolved = section.Flag("sendResolved", usual.SendResolved),
            Continue = section.Flag("continue", usual.Continue),
        };
        if (route.GroupBy.Except(Groupings).Any())
        {
            section.Error("groupBy", $"'groupBy' may name {string.Join(", ", Groupings)}");
        }

        if (route.Repeat is { } repeat && repeat < TimeSpan.FromMinutes(1))
        {
            section.Error("repeat", "'repeat' must be at least 1m");
        }

        section.Done();
        return route;
    }

    public static Silence Silence(YamlSection section)
    {
        var match = section.Section("match");
        var silence = new Silence(
            section.Required("id"),
            match is null ? new AlertMatcher() : Matcher(match),
            section.Required("reason"),
            section.Text("by", "rules file"),
            section.Moment("from") ?? DateTimeOffset.MinValue,
            section.Moment("until") ?? DateTimeOffset.MinValue);
        if (silence.Until == DateTimeOffset.MinValue)
        {
            section.Error("until", "a silence needs 'until': it must end");
        }

        section.Done();
        return silence;
    }

    private static QuietHours Quiet(YamlSection section)
    {
        var quiet = new QuietHours(section.Time("from") ?? new TimeOnly(22, 0), section.Time("to") ?? new TimeOnly(7, 0), section.Zone("zone", "Asia/Shanghai"));
        section.Done();
        return quiet;
    }

    private static AlertMatcher Matcher(YamlSection section)
    {
        var matcher = new AlertMatcher
        {
            Cities = section.Texts("cities"),
            Rules = section.Texts("rules"),
            Signals = section.ManyOf<AlertSignal>("signals"),
            Slices = section.Texts("slices"),
            MinSeverity = section.OneOf("minSeverity", AlertSeverity.Info),
        };
        section.Done();
        return matcher;
    }
}
