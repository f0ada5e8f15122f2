using CcgcStream.Contracts.Tagging;
using Microsoft.ML.OnnxRuntime;

namespace CcgcStream.TextOnnx;

/// <summary>Scores the mood of a text by a transformer. Thread-safe; the model is loaded and tried once, at the start.</summary>
public sealed class OnnxSentiment : IDisposable
{
    // More text than any model's window holds; bounds what the tokenizer reads of a hostile one.
    private const int MaximumChars = 16_384;
    private static readonly string[] Moods = ["positive", "neutral", "negative"];

    private readonly InferenceSession _session;
    private readonly TokenReader _tokens;
    private readonly int[] _order;
    private readonly string _output;
    private readonly int _maximumTokens;

    /// <summary>Loads the model and its vocabulary, and scores one text to see that they fit together.</summary>
    /// <exception cref="InvalidDataException">The options, the model's inputs or its output are not those of a classifier over three moods.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public OnnxSentiment(OnnxOptions options)
    {
        Check(options);
        (_maximumTokens, _order) = (options.MaximumTokens, [.. Moods.Select(m => options.Labels.ToList().IndexOf(m))]);
        _tokens = TokenReader.Load(options);
        using var settings = new SessionOptions { IntraOpNumThreads = options.Threads, InterOpNumThreads = 1 };
        try
        {
            _session = new InferenceSession(File.ReadAllBytes(options.Model), settings);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidDataException($"'{options.Model}' is no ONNX model that can be run: {e.Message}", e);
        }

        _output = _session.OutputNames[0];
        try
        {
            Score("A text to see that model and vocabulary fit together.");
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidDataException)
        {
            _session.Dispose();
            throw new InvalidDataException($"'{options.Model}' and '{options.Tokenizer}' do not fit together: {e.Message}", e);
        }
    }

    /// <summary>The mood of a text: the softmax of the model's three scores.</summary>
    public SentimentTag Score(ReadOnlySpan<char> text)
    {
        var ids = _tokens.Read(text[..Math.Min(text.Length, MaximumChars)].ToString(), _maximumTokens);
        var inputs = _session.InputNames.ToDictionary(static n => n, n => Input(n, ids));
        try
        {
            using var run = new RunOptions();
            using var results = _session.Run(run, inputs, [_output]);
            return Tag(results[0].GetTensorDataAsSpan<float>());
        }
        finally
        {
            inputs.Values.ToList().ForEach(static v => v.Dispose());
        }
    }

    public void Dispose() => _session.Dispose();

    private static void Check(OnnxOptions options)
    {
        if (!options.Labels.Order(StringComparer.Ordinal).SequenceEqual(Moods.Order(StringComparer.Ordinal)))
        {
            throw new InvalidDataException($"Enricher:Onnx:Labels must name positive, neutral and negative in the model's order, not '{string.Join(", ", options.Labels)}'.");
        }

        if (options.MaximumTokens is < 8 or > 4096)
        {
            throw new InvalidDataException($"Enricher:Onnx:MaximumTokens must be 8..4096, not {options.MaximumTokens}.");
        }
    }

    private static OrtValue Input(string name, long[] ids) => OrtValue.CreateTensorValueFromMemory(
        name switch
        {
            "input_ids" => ids,
            "attention_mask" => [.. Enumerable.Repeat(1L, ids.Length)],
            "token_type_ids" => new long[ids.Length],
            _ => throw new InvalidDataException($"the model asks for an input '{name}'; input_ids, attention_mask and token_type_ids are known"),
        },
        [1, ids.Length]);

    private SentimentTag Tag(ReadOnlySpan<float> scores)
    {
        if (scores.Length != Moods.Length)
        {
            throw new InvalidDataException($"the model gives {scores.Length} scores, not one for each of three moods");
        }

        Span<double> p = stackalloc double[Moods.Length];
        var (largest, sum) = (Math.Max(scores[0], Math.Max(scores[1], scores[2])), 0.0);
        for (var i = 0; i < p.Length; i++)
        {
            sum += p[i] = Math.Exp(scores[_order[i]] - largest);
        }

        var best = p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2;
        return new SentimentTag(Moods[best], p[0] / sum, p[1] / sum, p[2] / sum);
    }
}
