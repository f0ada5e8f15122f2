namespace CcgcStream.TextOnnx;

/// <summary>A transformer that the user brings: section <c>Enricher:Onnx</c> of the configuration.</summary>
public sealed record OnnxOptions
{
    /// <summary>The section's name, for every program that tags.</summary>
    public const string Section = "Enricher:Onnx";

    /// <summary>File of the model: a sequence classifier over three moods. Empty: the lane is off.</summary>
    public string Model { get; init; } = "";

    /// <summary>File of its vocabulary: <c>vocab.txt</c> of a BERT model, or a SentencePiece model.</summary>
    public string Tokenizer { get; init; } = "";

    /// <summary>How the vocabulary cuts words.</summary>
    public OnnxTokenizerKind Kind { get; init; } = OnnxTokenizerKind.WordPiece;

    /// <summary>True for models that were trained on lower-cased text (WordPiece only).</summary>
    public bool LowerCase { get; init; }

    /// <summary>The moods in the order of the model's output, each of the three once.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Tokens that are read of a text, 8..4,096; those of the frame are among them.</summary>
    public int MaximumTokens { get; init; } = 128;

    /// <summary>Threads that one text may use; posts are tagged in parallel already.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>Kinds of vocabularies.</summary>
public enum OnnxTokenizerKind
{
    /// <summary>BERT's word pieces, a text file with one a line.</summary>
    WordPiece,

    /// <summary>A SentencePiece model whose ids are those of the transformer.</summary>
    SentencePiece,

    /// <summary>A SentencePiece model as XLM-RoBERTa uses it: ids moved up by one, behind <c>&lt;s&gt; &lt;pad&gt; &lt;/s&gt; &lt;unk&gt;</c>.</summary>
    XlmRoberta,
}
