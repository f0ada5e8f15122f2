using System.Text.Json.Serialization;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Reporting;

/// <summary>How a tagger takes topics: what it said of labelled pieces, by what they were about. Over all languages, since a report counts topics so.</summary>
/// <param name="Said">Pieces by true topic, then by topic said; topics without an entry had none.</param>
public sealed record TopicTable(IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Said)
{
    /// <summary>The topic of a piece about none in particular.</summary>
    public const string Other = "other";

    private const int LeastPieces = 50;

    /// <summary>The topics that have labelled pieces, in name order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Topics => [.. Said.Keys.Order(StringComparer.Ordinal)];

    /// <summary>With fewer pieces of a topic, the correction would be worse than the error.</summary>
    [JsonIgnore]
    public bool IsUsable => Said.Count > 1 && Said.Values.All(row => row.Values.Sum() >= LeastPieces);

    /// <summary>The one topic that the index counts a piece under: the likeliest, or <see cref="Other"/>.</summary>
    /// <param name="topics">Topics as tagged, with their probability in micro-units.</param>
    public static string TopOf(IEnumerable<(string Topic, int Micro)> topics) => topics
        .Where(topic => topic.Topic != Other && topic.Micro > 0 && Vocabulary.Topics.Contains(topic.Topic))
        .OrderByDescending(topic => topic.Micro).ThenBy(topic => Vocabulary.Topics.IndexOf(topic.Topic)).FirstOrDefault().Topic ?? Other;
}
