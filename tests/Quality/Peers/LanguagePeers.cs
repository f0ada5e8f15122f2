using System.Text;
using CcgcStream.Text.Inference;
using Lingua;

namespace CcgcStream.Quality.Peers;

/// <summary>franc or eld, asked through node.</summary>
internal sealed class NpmLanguagePeer(string name, NodePeers node) : ILanguagePeer
{
    public string Name => name;

    public string[] Identify(IReadOnlyList<string> texts) => [.. node.Ask("language", texts)[name].Select(LanguageCodes.Normalise)];
}

/// <summary>fastText's lid.176.ftz, answered by our engine, which agrees with the original's.</summary>
internal sealed class Lid176Peer(string path) : ILanguagePeer
{
    private readonly FastTextModel model = FastTextModel.Load(File.ReadAllBytes(path));

    public string Name => "lid.176.ftz";

    public string[] Identify(IReadOnlyList<string> texts)
    {
        var p = new float[model.Labels.Count];
        return [.. texts.Select(text => model.Probabilities(Encoding.UTF8.GetBytes(text.Replace('\n', ' ')), p)
            ? LanguageCodes.Normalise(model.Labels[Array.IndexOf(p, p.Max())]) : "und")];
    }
}

/// <summary>SearchPioneer.Lingua in its low-accuracy mode, all languages.</summary>
internal sealed class LinguaPeer : ILanguagePeer
{
    private readonly LanguageDetector detector = LanguageDetectorBuilder.FromAllLanguages().WithLowAccuracyMode().Build();

    public string Name => "lingua (low accuracy)";

    public string[] Identify(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => detector.DetectLanguageOf(text) is var l && l == Lingua.Language.Unknown ? "und" : LanguageCodes.Normalise(l.IsoCode6391().ToString().ToLowerInvariant()))];
}

/// <summary>Brings the peers' codes to ours, giving each the benefit of the doubt.</summary>
internal static class LanguageCodes
{
    private static readonly Dictionary<string, string> Same = new(StringComparer.Ordinal)
    {
        ["no"] = "nb", ["fil"] = "tl", ["iw"] = "he", ["wuu"] = "zh", ["cmn"] = "zh", ["pes"] = "fa", ["prs"] = "fa", ["arb"] = "ar", ["zlm"] = "ms", ["swh"] = "sw",
        ["uzn"] = "uz", ["npi"] = "ne", ["khk"] = "mn", ["eng"] = "en", ["deu"] = "de", ["fra"] = "fr", ["spa"] = "es", ["por"] = "pt", ["ita"] = "it", ["nld"] = "nl",
        ["pol"] = "pl", ["rus"] = "ru", ["ukr"] = "uk", ["ell"] = "el", ["tur"] = "tr", ["vie"] = "vi", ["ind"] = "id", ["jpn"] = "ja", ["kor"] = "ko", ["tha"] = "th",
        ["hin"] = "hi", ["heb"] = "he", ["amh"] = "am", ["bul"] = "bg", ["ben"] = "bn", ["bod"] = "bo", ["cat"] = "ca", ["ces"] = "cs", ["dan"] = "da", ["fin"] = "fi",
        ["hrv"] = "hr", ["hun"] = "hu", ["kaz"] = "kk", ["khm"] = "km", ["lao"] = "lo", ["mar"] = "mr", ["mya"] = "my", ["nob"] = "nb", ["ron"] = "ro", ["sin"] = "si",
        ["srp"] = "sr", ["swe"] = "sv", ["tam"] = "ta", ["tel"] = "te", ["tgl"] = "tl", ["uig"] = "ug", ["urd"] = "ur", ["nno"] = "nn",
    };

    public static string Normalise(string code) => Same.GetValueOrDefault(code, code);
}
