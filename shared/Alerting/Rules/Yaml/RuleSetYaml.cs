namespace CcgcStream.Alerting.Rules.Yaml;

/// <summary>The file as a whole.</summary>
internal static class RuleSetYaml
{
    public static RuleSet Read(YamlSection file)
    {
        var usual = RuleSet.Default;
        var rules = new RuleSet
        {
            Rules = file.Sections("rules", "a rule")?.Select(RuleYaml.Read).OfType<AlertRule>().ToList() ?? usual.Rules,
            Sensitive = file.Sections("sensitive", "a sensitive topic")?.Select(Sensitive).ToList() ?? usual.Sensitive,
            Receivers = file.Sections("receivers", "a receiver")?.Select(RoutingYaml.Receiver).ToList() ?? usual.Receivers,
            Routes = file.Sections("routes", "a route")?.Select(RoutingYaml.Route).ToList() ?? usual.Routes,
            Silences = file.Sections("silences", "a silence")?.Select(RoutingYaml.Silence).ToList() ?? usual.Silences,
            NotifyGenerations = file.Texts("notifyGenerations") is { Count: > 0 } generations ? generations : usual.NotifyGenerations,
            LinkBase = file.Text("linkBase", usual.LinkBase),
        };
        Check(rules, file);
        file.Done();
        return rules;
    }

    private static SensitiveTopic Sensitive(YamlSection section)
    {
        var topic = new SensitiveTopic { Topics = section.Texts("topics"), Terms = section.Texts("terms"), Platforms = section.Texts("platforms") };
        if (topic.Topics.Count == 0 && topic.Terms.Count == 0)
        {
            section.Error("topics", "a sensitive topic needs 'topics' or 'terms'");
        }

        section.Done();
        return topic;
    }

    private static void Check(RuleSet rules, YamlSection file)
    {
        foreach (var twice in rules.Rules.GroupBy(r => r.Id).Where(g => g.Count() > 1))
        {
            file.Error("rules", $"rule id '{twice.Key}' is used more than once");
        }

        foreach (var twice in rules.Receivers.GroupBy(r => r.Id).Where(g => g.Count() > 1))
        {
            file.Error("receivers", $"receiver id '{twice.Key}' is used more than once");
        }

        var known = rules.Receivers.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in rules.Routes.SelectMany(r => r.Receivers.Concat(r.EscalateTo)).Where(id => !known.Contains(id)).Distinct())
        {
            file.Error("routes", $"a route names receiver '{missing}', which is not under 'receivers'");
        }
    }
}
