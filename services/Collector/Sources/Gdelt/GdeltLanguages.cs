using System.Collections.Frozen;

namespace CcgcStream.Collector.Sources.Gdelt;

/// <summary>GDELT's three-letter languages as ISO 639-1.</summary>
internal static class GdeltLanguages
{
    private static readonly FrozenDictionary<string, string> Codes = (
        "afr af,amh am,ara ar,aze az,bel be,ben bn,bos bs,bul bg,cat ca,ces cs,cze cs,zho zh,chi zh,hrv hr,dan da,deu de,ger de,ell el,eng en,epo eo,est et,eus eu,fas fa,"
        + "per fa,fin fi,fra fr,fre fr,glg gl,guj gu,heb he,hin hi,hun hu,hye hy,arm hy,ind id,isl is,ita it,jpn ja,kan kn,kat ka,kaz kk,khm km,kor ko,kir ky,lao lo,lav lv,"
        + "lit lt,mal ml,mar mr,mkd mk,mlt mt,mon mn,msa ms,may ms,mya my,nep ne,nld nl,dut nl,nor no,pan pa,pol pl,por pt,pus ps,ron ro,rum ro,rus ru,sin si,slk sk,slv sl,som so,"
        + "spa es,sqi sq,alb sq,srp sr,swa sw,swe sv,tam ta,tel te,tgl tl,tha th,tur tr,ukr uk,urd ur,uzb uz,vie vi")
        .Split(',').Select(p => p.Split(' ')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>From TranslationInfo (<c>srclc:fra;eng:...</c>); an empty one means an English original.</summary>
    public static string Of(string translationInfo)
    {
        if (translationInfo.Length == 0)
        {
            return "en";
        }

        var code = translationInfo.StartsWith("srclc:", StringComparison.Ordinal) ? translationInfo[6..].Split(';')[0] : "";
        return Codes.TryGetValue(code, out var two) ? two : code;
    }

    /// <summary>From an English name such as "Spanish", as the DOC interface gives it; "" when unknown.</summary>
    public static string Named(string language) => language switch
    {
        "English" => "en", "Chinese" => "zh", "Spanish" => "es", "French" => "fr", "German" => "de", "Russian" => "ru", "Arabic" => "ar", "Portuguese" => "pt",
        "Italian" => "it", "Japanese" => "ja", "Korean" => "ko", "Vietnamese" => "vi", "Thai" => "th", "Indonesian" => "id", "Turkish" => "tr", "Polish" => "pl",
        "Dutch" => "nl", "Hindi" => "hi", "Persian" => "fa", "Hebrew" => "he", "Greek" => "el", "Ukrainian" => "uk", "Romanian" => "ro", "Hungarian" => "hu",
        "Czech" => "cs", "Swedish" => "sv", "Malay" => "ms", _ => "",
    };
}
