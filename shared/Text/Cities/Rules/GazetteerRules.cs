namespace CcgcStream.Text.Cities.Rules;

/// <summary>Everything that the matcher is told besides the names: one property a file of the catalogue.</summary>
internal sealed record GazetteerRules(
    IReadOnlyList<FormRule> Forms,
    IReadOnlyList<PhraseRule> Phrases,
    IReadOnlyList<FrameRule> Frames,
    IReadOnlyList<CueRule> Cues,
    IReadOnlyList<HomonymRule> Homonyms,
    InflectionRules Inflections)
{
    private static readonly Lazy<GazetteerRules> Embedded = new(Read);

    /// <summary>The rules that ship with the project.</summary>
    public static GazetteerRules Default => Embedded.Value;

    private static GazetteerRules Read() => new(
        RulesJson.Read("forms.json", RulesJson.Default.ListFormRule),
        RulesJson.Read("phrases.json", RulesJson.Default.ListPhraseRule),
        RulesJson.Read("frames.json", RulesJson.Default.ListFrameRule),
        RulesJson.Read("cues.json", RulesJson.Default.ListCueRule),
        RulesJson.Read("homonyms.json", RulesJson.Default.ListHomonymRule),
        RulesJson.Read("inflections.json", RulesJson.Default.InflectionRules));
}
