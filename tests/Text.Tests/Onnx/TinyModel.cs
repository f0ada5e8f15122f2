namespace CcgcStream.Text.Tests.Onnx;

/// <summary>A model of two words, "lovely" and "awful", with its vocabulary, as files in a folder.</summary>
internal static class TinyModel
{
    public static readonly string[] Pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "lovely", "awful", "wu", "##han", "."];

    public static string ModelIn(string folder) => Path.Combine(folder, "model.onnx");

    public static string VocabularyIn(string folder) => Path.Combine(folder, "vocab.txt");

    /// <summary>Writes both files. Scores stand in the order negative, neutral, positive: another than the project's own, on purpose.</summary>
    public static void Write(string folder, float[][]? rows = null, string extraInput = "")
    {
        rows ??= [.. Pieces.Select(static p => p switch { "lovely" => new float[] { 0, 0, 3 }, "awful" => [3, 0, 0], "[CLS]" or "[SEP]" => [0, 0.5f, 0], _ => [0, 0, 0] })];
        File.WriteAllBytes(ModelIn(folder), TinyTransformer.Make(rows, extraInput));
        File.WriteAllLines(VocabularyIn(folder), Pieces);
    }

    /// <summary>The settings that a user would make for it, by their full names.</summary>
    public static IReadOnlyDictionary<string, string> Settings(string folder) => new Dictionary<string, string>
    {
        ["Enricher:Onnx:Model"] = ModelIn(folder), ["Enricher:Onnx:Tokenizer"] = VocabularyIn(folder), ["Enricher:Onnx:LowerCase"] = "true",
        ["Enricher:Onnx:Labels:0"] = "negative", ["Enricher:Onnx:Labels:1"] = "neutral", ["Enricher:Onnx:Labels:2"] = "positive",
    };
}
