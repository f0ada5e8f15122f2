using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Training.Running;

/// <summary>Writes manifest.tsv: what the shipped models learned from and what they are, by SHA-256, so that a model can be made again and checked.</summary>
internal static class Manifest
{
    private static readonly string[] Sets =
    [
        "langid/sib200_lid/dev/dev.jsonl", "langid/udhr/dev/udhr.jsonl", "topic/sib200/dev/train_10.jsonl", "topic/sib200/dev/dev.jsonl", "sentiment/newsmtsc/dev/train.jsonl",
        "sentiment/sentfin/dev/dev.jsonl", "sentiment/rusentne/dev/train.jsonl", "sentiment/nusax/dev/train.jsonl", "sentiment/smsa/dev/train.jsonl",
        "sentiment/wisesight/dev/train.jsonl", "sentiment/nsmc_raw/dev/dev.jsonl", "gold/authored/dev/dev.jsonl",
    ];

    private static readonly string[] Models =
        ["language.ftz", "topic.lin", "sentiment.lin", "../../Topics/Data/topics.calibration.tsv", "../../Sentiment/Data/sentiment.calibration.tsv", "../../Sentiment/Data/sentiment.general.tsv"];

    public static void Write(Places places)
    {
        var lines = new StringBuilder("role\tfile\tlines\tsha256\n");
        foreach (var set in Sets)
        {
            Append(lines, "learned", set, Path.Combine(places.Data, set));
        }
        foreach (var model in Models)
        {
            Append(lines, "made", Path.GetFileName(model), Path.Combine(places.Output, model));
        }
        File.WriteAllText(Path.Combine(places.Output, "../manifest.tsv"), lines.ToString());
    }

    private static void Append(StringBuilder lines, string role, string name, string path)
    {
        var bytes = File.ReadAllBytes(path);
        lines.Append(CultureInfo.InvariantCulture, $"{role}\t{name}\t{bytes.Count(static b => b == '\n')}\t{Convert.ToHexStringLower(SHA256.HashData(bytes))}\n");
    }
}
