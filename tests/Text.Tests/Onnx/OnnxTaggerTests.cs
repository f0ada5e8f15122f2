using CcgcStream.Contracts.Posts;
using CcgcStream.TextOnnx;

namespace CcgcStream.Text.Tests.Onnx;

/// <summary>The lane for a transformer that the user brings, on models made here.</summary>
public sealed class OnnxTaggerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ccgc-onnx-").FullName;

    [Theory]
    [InlineData("lovely lovely", "positive")]
    [InlineData("awful", "negative")]
    [InlineData("anything else", "neutral")]
    [InlineData("", "neutral")]
    public void The_model_gives_the_mood(string text, string mood)
    {
        using var sentiment = new OnnxSentiment(Options());
        var tag = sentiment.Score(text);
        Assert.Equal(mood, tag.Label);
        Assert.Equal(1, tag.Positive + tag.Neutral + tag.Negative, 6);
    }

    [Fact]
    public void Its_probabilities_are_the_softmax_of_its_scores()
    {
        using var sentiment = new OnnxSentiment(Options());

        // "lovely" scores 3 for positive, the frame 0.5 twice for neutral.
        var sum = Math.Exp(3) + Math.Exp(1) + 1;
        var tag = sentiment.Score("lovely");
        Assert.Equal((Math.Exp(3) / sum, Math.Exp(1) / sum, 1 / sum), (tag.Positive, tag.Neutral, tag.Negative), Near);
    }

    [Fact]
    public void The_tagger_keeps_all_other_tags_and_scores_each_city_by_its_own_words()
    {
        var plain = Tagger.LoadDefault();
        var post = new Post { Id = "p", Text = "Wuhan is lovely. Chengdu is awful." };
        using var sentiment = new OnnxSentiment(Options());
        var (before, after) = (plain.Tag(post), new OnnxTagger(plain, sentiment).Tag(post));
        Assert.Equal(before.Tags.Language, after.Tags.Language);
        Assert.Equal(before.Tags.Cities.Select(static c => (c.Id, c.Share)), after.Tags.Cities.Select(static c => (c.Id, c.Share)));
        Assert.Equal(before.Story.SuperShingles, after.Story.SuperShingles);
        Assert.Equal("positive", after.Tags.Cities.Single(static c => c.Id == "wuhan").Sentiment!.Label);
        Assert.Equal("negative", after.Tags.Cities.Single(static c => c.Id == "chengdu").Sentiment!.Label);
    }

    [Fact]
    public void A_sentencepiece_vocabulary_is_read_with_the_ids_of_xlm_roberta()
    {
        // <unk> <s> </s> and two words; the model's rows are <s> <pad> </s> <unk> and the pieces behind the three controls, one up.
        var file = Path.Combine(_folder, "spm.model");
        var model = new Message();
        (string Text, float Score, int Type)[] pieces = [("<unk>", 0, 2), ("<s>", 0, 3), ("</s>", 0, 3), ("\u2581lovely", -1, 1), ("\u2581awful", -1, 1), ("\u2581", -9, 1)];
        pieces.ToList().ForEach(p => model.Add(1, new Message().Add(1, p.Text).Add(2, p.Score).Add(3, p.Type)));
        File.WriteAllBytes(file, model.Add(2, new Message().Add(3, 1)).Add(3, new Message().Add(1, "identity").Add(3, 1).Add(4, 1).Add(5, 1)).ToArray());
        float[][] rows = [[0, 1, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 9], [9, 0, 0], [0, 0, 0]];
        using var sentiment = new OnnxSentiment(Options(rows) with { Tokenizer = file, Kind = OnnxTokenizerKind.XlmRoberta });
        Assert.Equal("positive", sentiment.Score("lovely").Label);
        Assert.Equal("negative", sentiment.Score("awful").Label);
        Assert.Equal("neutral", sentiment.Score("x").Label);
    }

    [Fact]
    public void Hostile_text_is_cut_and_scored()
    {
        using var sentiment = new OnnxSentiment(Options());
        foreach (var text in (string[])["\uD800\uDC00\uD800", "\0\u202E\u200B", new string('a', 5_000_000), string.Concat(Enumerable.Repeat("lovely ", 100_000))])
        {
            Assert.InRange(sentiment.Score(text).Positive, 0, 1);
        }
    }

    [Fact]
    public void Without_a_model_the_lane_is_off()
    {
        var plain = Tagger.LoadDefault();
        Assert.Same(plain, OnnxTagger.Over(plain, null));
        Assert.Same(plain, OnnxTagger.Over(plain, new OnnxOptions()));
    }

    [Fact]
    public void What_cannot_work_stops_the_start_with_a_reason()
    {
        var good = Options();
        Assert.Contains("Labels", Refused(good with { Labels = ["good", "bad", "ugly"] }), StringComparison.Ordinal);
        Assert.Contains("MaximumTokens", Refused(good with { MaximumTokens = 2 }), StringComparison.Ordinal);
        Assert.Contains("2 scores", Refused(Options([.. TinyModel.Pieces.Select(static _ => new float[2])])), StringComparison.Ordinal);
        Assert.Contains("fit together", Refused(Options([new float[3]])), StringComparison.Ordinal);
        Assert.Contains("pixel_values", Refused(Options(extraInput: "pixel_values")), StringComparison.Ordinal);
        File.WriteAllText(good.Model, "not a model");
        Assert.Contains("no ONNX model", Refused(good), StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => new OnnxSentiment(good with { Tokenizer = Path.Combine(_folder, "none") }));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static string Refused(OnnxOptions options) => Assert.Throws<InvalidDataException>(() => new OnnxSentiment(options)).Message;

    private static bool Near((double, double, double) a, (double, double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6 && Math.Abs(a.Item3 - b.Item3) < 1e-6;

    private OnnxOptions Options(float[][]? rows = null, string extraInput = "")
    {
        TinyModel.Write(_folder, rows, extraInput);
        return new OnnxOptions
        {
            Model = TinyModel.ModelIn(_folder), Tokenizer = TinyModel.VocabularyIn(_folder), Labels = ["negative", "neutral", "positive"], LowerCase = true,
        };
    }
}
