using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Rules.Yaml;

/// <summary>A rule of the file.</summary>
internal static class RuleYaml
{
    public static AlertRule? Read(YamlSection section)
    {
        var id = section.Required("id");
        if (id.Contains('|') || id.Contains('.'))
        {
            section.Error("id", "a rule id may not hold '|' or '.'");
        }

        AlertRule? rule = section.Required("signal").ToLowerInvariant() switch
        {
            "reputation" => Reputation(section, id),
            "volume" => Volume(section, id),
            "source" => Source(section, id),
            "score" => Score(section, id),
            "rank" => Rank(section, id),
            _ => null,
        };
        if (rule is null)
        {
            section.Error("signal", $"'signal' must be one of {YamlValues.Names<AlertSignal>()}");
            return null;
        }

        rule = rule with
        {
            Enabled = section.Flag("enabled", true),
            Severity = section.OneOf("severity", rule.Severity),
            Cities = section.Texts("cities"),
            MinCompleteness = section.Number("minCompleteness", rule.MinCompleteness, 0, 1),
            Timing = Timing(section),
        };
        section.Done();
        return rule;
    }

    private static T Evidence<T>(YamlSection section, T usual)
        where T : EvidenceRule
    {
        var slices = section.Texts("slices");
        if (slices.Except(["platform", "language", "topic"]).Any())
        {
            section.Error("slices", "'slices' may name platform, language and topic");
        }

        var rule = usual with
        {
            Warn = section.Number("warn", usual.Warn, 0.5, 100),
            Fire = section.Number("fire", usual.Fire, 1, 100),
            FirePerLogRate = section.Number("firePerLogRate", usual.FirePerLogRate, 0, 10),
            MinVotes = section.Number("minVotes", usual.MinVotes, 0, 1e6),
            MinCommunities = section.Whole("minCommunities", usual.MinCommunities, 0, 64),
            HalfLifeDays = section.Number("halfLifeDays", usual.HalfLifeDays, 1, 365),
            Slices = slices,
        };
        if (rule.Warn > rule.Fire)
        {
            section.Error("warn", "'warn' must not be above 'fire'");
        }

        return rule;
    }

    private static ReputationRule Reputation(YamlSection section, string id)
    {
        var usual = new ReputationRule { Id = id };
        return Evidence(section, usual) with
        {
            OddsRatio = section.Number("oddsRatio", usual.OddsRatio, 1.1, 100),
            ThinFactor = section.Number("thinFactor", usual.ThinFactor, 0, 10),
            LearnVotes = section.Number("learnVotes", usual.LearnVotes, 0, 10_000),
            QuickHalfLifeDays = section.Number("quickHalfLifeDays", usual.QuickHalfLifeDays, 0, 30),
            VolumeNats = section.Number("volumeNats", usual.VolumeNats, 0, 100),
            VolumePhi = section.Number("volumePhi", usual.VolumePhi, 0, 10),
            Rho = section.Number("rho", usual.Rho, 0, 1),
            Tau = section.Number("tau", usual.Tau, 0, 1),
            PriorMedia = section.Number("priorMedia", usual.PriorMedia, 0.005, 0.6),
            PriorSocial = section.Number("priorSocial", usual.PriorSocial, 0.005, 0.6),
            PriorVotes = section.Number("priorVotes", usual.PriorVotes, 0.1, 10_000),
            MinHistory = section.Number("minHistory", usual.MinHistory, 0, 10_000),
        };
    }

    private static VolumeRule Volume(YamlSection section, string id)
    {
        var usual = new VolumeRule { Id = id };
        return Evidence(section, usual) with
        {
            RateRatio = section.Number("rateRatio", usual.RateRatio, 1.1, 100),
            Phi = section.Number("phi", usual.Phi, 0, 10),
            Down = section.Flag("down", usual.Down),
            MinHistoryDays = section.Number("minHistoryDays", usual.MinHistoryDays, 1, 60),
        };
    }

    private static SourceRule Source(YamlSection section, string id)
    {
        var usual = new SourceRule { Id = id };
        return usual with
        {
            SilentBelow = section.Number("silentBelow", usual.SilentBelow, 0, 1),
            RefusedAbove = section.Number("refusedAbove", usual.RefusedAbove, 0.01, 1),
            MinExpected = section.Whole("minExpected", usual.MinExpected, 1, 1_000_000),
        };
    }

    private static ScoreRule Score(YamlSection section, string id)
    {
        var usual = new ScoreRule { Id = id };
        return usual with
        {
            Window = section.Text("window", usual.Window),
            Dimension = section.Text("dimension", usual.Dimension),
            Against = section.Duration("against", usual.Against),
            Drop = section.Number("drop", usual.Drop, 0.1, 100),
            SureDrop = section.Number("sureDrop", usual.SureDrop, 0, 100),
            Probability = section.Number("probability", usual.Probability, 0.5, 0.9999),
        };
    }

    private static RankRule Rank(YamlSection section, string id)
    {
        var usual = new RankRule { Id = id };
        return usual with
        {
            Window = section.Text("window", usual.Window),
            Against = section.Duration("against", usual.Against),
            Places = section.Whole("places", usual.Places, 1, 99),
        };
    }

    private static LifecycleTiming Timing(YamlSection section)
    {
        var usual = new LifecycleTiming();
        return new LifecycleTiming
        {
            ClearBuckets = section.Whole("clearBuckets", usual.ClearBuckets, 1, 960),
            HoldBuckets = section.Whole("holdBuckets", usual.HoldBuckets, 0, 960),
            Cooldown = section.Duration("cooldown", usual.Cooldown),
            FlapCount = section.Whole("flapCount", usual.FlapCount, 1, 100),
        };
    }
}
