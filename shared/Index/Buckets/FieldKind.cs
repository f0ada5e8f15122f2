namespace CcgcStream.Index.Buckets;

/// <summary>What a sum counts. The numbers are part of stored state and never change; new kinds are appended.</summary>
public enum FieldKind : byte
{
    /// <summary>Plain counts and weights, see <see cref="Scalar"/>.</summary>
    Scalar = 1,

    /// <summary>Priced weights by source class and polarity, micro-units: class * 8 + <see cref="ClassSum"/>.</summary>
    Class = 2,

    /// <summary>Base weight by country of origin, micro-units.</summary>
    Country = 3,

    /// <summary>Base weight by language, micro-units.</summary>
    Language = 4,

    /// <summary>Base weight by platform, micro-units.</summary>
    Platform = 5,

    /// <summary>Base weight times topic probability, micro-units.</summary>
    Topic = 6,

    /// <summary>Base weight by actor, micro-units.</summary>
    Actor = 7,

    /// <summary>Base weight by format, micro-units.</summary>
    Format = 8,

    /// <summary>Base weight by outlet or author, folded into 4,096 bins so that no flood of names can grow a bucket.</summary>
    Community = 9,

    /// <summary>Uses of hashtags, folded into 65,536 bins.</summary>
    Tag = 10,

    /// <summary>Questions answered, by full hours waited (0..23).</summary>
    AnswerHour = 11,

    /// <summary>Stories (micro) by platform and engagement bin: platform * 256 + bin.</summary>
    Response = 12,

    /// <summary>Pieces counted once however many cities they name, for the report: kept by day and in total only.</summary>
    LeadPlatform = 20,
    LeadTopic = 21,
    LeadActor = 22,
    LeadFormat = 23,
    LeadClass = 24,
    LeadLanguage = 25,
    LeadCountry = 26,
    LeadScalar = 27,

    /// <summary>Probability of a negative tone of the pieces counted once, micro-units, by the same categories.</summary>
    LeadPlatformNegative = 30,
    LeadTopicNegative = 31,
    LeadActorNegative = 32,
    LeadLanguageNegative = 33,
    LeadCountryNegative = 34,
}
