namespace CcgcStream.Text.Cities.Rules;

/// <summary>What is known of a written form that does not always mean its city.</summary>
/// <param name="Forms">The forms, in any case and accents.</param>
/// <param name="City">Catalogue id that the form can mean; empty to keep the cities whose name it is already.</param>
/// <param name="Prior">Probability of the city when nothing else is said, above 0 and below 1.</param>
/// <param name="Case"><c>upper</c> when only a capitalised form counts.</param>
/// <param name="For">Cue tags that speak for the city.</param>
/// <param name="Against">Cue tags that speak against every city.</param>
/// <param name="Inflect">False for forms that take no endings of other languages.</param>
internal sealed record FormRule(
    IReadOnlyList<string> Forms,
    string City = "",
    double Prior = 0.5,
    string Case = "",
    IReadOnlyList<string>? For = null,
    IReadOnlyList<string>? Against = null,
    bool Inflect = true);

/// <summary>Longer expressions that hold a city's name and mean something else: the longest match wins.</summary>
/// <param name="Class">Why: food, person, road, word ... For the reader of the file.</param>
/// <param name="Forms">The expressions.</param>
/// <param name="City">A city that the expression does mean (Suzhou Creek is in Shanghai), or empty.</param>
/// <param name="P">Probability of that city.</param>
/// <param name="Against">Cue tags that speak against it: Nanjing Road is in Taipei too.</param>
internal sealed record PhraseRule(
    string Class, IReadOnlyList<string> Forms, string City = "", double P = 0.9, IReadOnlyList<string>? Against = null);

/// <summary>What stands directly before or after any city's name and changes what it means.</summary>
/// <param name="Class">Why: weapon, university, government ...</param>
/// <param name="Cap">Highest probability that remains.</param>
/// <param name="Logit">Added to the evidence for the city, in nats.</param>
/// <param name="Left">Text before the name. A trailing star on the far side allows the word to go on.</param>
/// <param name="Right">Text after the name; ^ asks for a capital letter there.</param>
/// <param name="Only">City ids or forms that the frame is limited to.</param>
/// <param name="Except">City ids that the frame does not touch.</param>
/// <param name="Upper">True when the word of the frame must be capitalised.</param>
/// <param name="List">True when a frame on the left holds for every name of a list: "the frigates Yantai and Linyi".</param>
internal sealed record FrameRule(
    string Class,
    double Cap = 1,
    double Logit = 0,
    IReadOnlyList<string>? Left = null,
    IReadOnlyList<string>? Right = null,
    IReadOnlyList<string>? Only = null,
    IReadOnlyList<string>? Except = null,
    bool Upper = false,
    bool List = false);

/// <summary>Words that are evidence for a place.</summary>
/// <param name="Tag">Such as <c>china</c>, <c>us</c>, <c>province:Jiangxi</c> or <c>city:suzhou</c>.</param>
/// <param name="Forms">The words; a trailing star lets the word go on.</param>
internal sealed record CueRule(string Tag, IReadOnlyList<string> Forms);

/// <summary>A place outside the catalogue that shares a city's name.</summary>
/// <param name="Id">For the reader of the file.</param>
/// <param name="Like">The catalogue city whose alphabetic names it shares.</param>
/// <param name="Tag">The cue that points to it: its province (<c>province:Anhui</c>), or <c>abroad:Turkey</c>.</param>
/// <param name="Prior">Its share of the uses of the name where nothing else is said.</param>
/// <param name="Names">Names of its own.</param>
/// <param name="Cues">Further words that point to it.</param>
internal sealed record HomonymRule(
    string Id, string Like, string Tag, double Prior, IReadOnlyList<string> Names, IReadOnlyList<string>? Cues = null);
