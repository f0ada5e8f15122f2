namespace CcgcStream.Alerting.Model;

/// <summary>Why an alert fired, in numbers that can be checked. Fields that a signal has no use for are null.</summary>
public sealed record AlertEvidence
{
    /// <summary>Accumulated log-likelihood ratio, nats: that of the votes, plus <see cref="VolumeNats"/>, less <see cref="MissingNats"/>.</summary>
    public double Nats { get; init; }

    /// <summary>What more stories than usual add (S1), nats; part of <see cref="RestNats"/>.</summary>
    public double VolumeNats { get; init; }

    /// <summary>What stories that did not arrive could take away (S1), nats; part of <see cref="RestNats"/>.</summary>
    public double MissingNats { get; init; }

    /// <summary>Nats at which the rule fires.</summary>
    public double Threshold { get; init; }

    /// <summary>Usual value: negative share (S1), stories per bucket (S2), score (S5) or rank (S6).</summary>
    public double? P0 { get; init; }

    /// <summary>The alternative the evidence speaks for, in the same unit.</summary>
    public double? P1 { get; init; }

    /// <summary>What was observed since the onset, in the same unit.</summary>
    public double? Observed { get; init; }

    /// <summary>Votes (stories, weighted) since the onset.</summary>
    public double N { get; init; }

    /// <summary>Kish's effective number of votes.</summary>
    public double NEff { get; init; }

    /// <summary>Distinct outlets and authors, counted up to 64.</summary>
    public int Communities { get; init; }

    /// <summary>Likeliest start, event time: where the run of evidence began.</summary>
    public DateTimeOffset? Onset { get; init; }

    /// <summary>
    /// Soonest that any method could have seen it at this threshold: a test that knew the true share beforehand and
    /// took every vote as independent.
    /// </summary>
    public DateTimeOffset? Soonest { get; init; }

    /// <summary>0..1 of the data that was expected.</summary>
    public double Completeness { get; init; } = 1;

    /// <summary>Stories that contributed most, largest first.</summary>
    public IReadOnlyList<StoryContribution> Stories { get; init; } = [];

    /// <summary>Nats of everything not listed, so that stories plus rest are <see cref="Nats"/> exactly.</summary>
    public double RestNats { get; init; }

    /// <summary>What would clear the alert, in words.</summary>
    public string Clears { get; init; } = "";
}

/// <summary>A story and what it added to the evidence.</summary>
/// <param name="Story">Story id.</param>
/// <param name="PostId">One of its posts.</param>
/// <param name="Title">Headline or first words, at most 280 characters.</param>
/// <param name="Url">Where it can be read; may be empty.</param>
/// <param name="Source">Platform.</param>
/// <param name="Nats">Exact contribution, nats.</param>
public sealed record StoryContribution(string Story, string PostId, string Title, string Url, string Source, double Nats);
