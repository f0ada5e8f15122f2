using CcgcStream.Text.Language;
using CcgcStream.Text.Linear;
using CcgcStream.Text.Sentiment;
using CcgcStream.Text.Topics;

namespace CcgcStream.Text.Models;

/// <summary>The three text classifiers with the models that ship in this assembly. Create once and share: every member is thread-safe.</summary>
public sealed class TextModels
{
    private static readonly Lazy<TextModels> Shared = new(() => new TextModels());

    private TextModels()
    {
        Language = new LanguageIdentifier(ModelResources.Model("language.ftz"));
        Topics = new TopicClassifier(TopicLexicon(), ModelResources.Linear("topic.lin"),
            Calibration.Parse(ModelResources.Text("topics.calibration.tsv"), TopicIds.All.Length, TopicEvidence.Length));
        Sentiment = new SentimentClassifier(SentimentLexicon(), ModelResources.Linear("sentiment.lin"),
            Calibration.Parse(ModelResources.Text("sentiment.calibration.tsv"), SentimentClassifier.Labels.Length, SentimentEvidence.Length));
    }

    public LanguageIdentifier Language { get; }

    public TopicClassifier Topics { get; }

    public SentimentClassifier Sentiment { get; }

    /// <summary>The shipped models, loaded on first use and shared by the process.</summary>
    /// <exception cref="InvalidDataException">A shipped model is damaged.</exception>
    public static TextModels LoadDefault() => Shared.Value;

    internal static TopicLexicon TopicLexicon() => new(ModelResources.Lexicon("topics.en.tsv", "topics.zh.tsv", "topics.europe.tsv", "topics.asia.tsv", "topics.news.tsv"));

    /// <summary>Own lists first: where two lists hold a word, the first says what it means.</summary>
    internal static SentimentLexicon SentimentLexicon() => new(ModelResources.Lexicon(
        "sentiment.grammar.tsv", "sentiment.news.tsv", "sentiment.social.tsv", "sentiment.world.tsv", "sentiment.general.tsv"));
}
