using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Buckets;

/// <summary>Makes and reads field numbers: the kind in the top byte, the category in the lower 24 bits.</summary>
public static class Field
{
    public static int Of(FieldKind kind, int category) => ((int)kind << 24) | (category & 0xFFFFFF);

    public static int Of(Scalar scalar) => Of(FieldKind.Scalar, (int)scalar);

    public static int Of(int sourceClass, ClassSum sum) => Of(FieldKind.Class, (sourceClass * 8) + (int)sum);

    public static FieldKind KindOf(int field) => (FieldKind)(field >>> 24);

    public static int CategoryOf(int field) => field & 0xFFFFFF;

    /// <summary>Public name of the category of a field, such as <c>gb</c> or <c>youtube</c>; the number where there is no name.</summary>
    public static string NameOf(int field)
    {
        var category = CategoryOf(field);
        return KindOf(field) switch
        {
            FieldKind.Country or FieldKind.LeadCountry => LetterCode.Unpack(category).ToUpperInvariant(),
            FieldKind.Language or FieldKind.LeadLanguage => LetterCode.Unpack(category),
            FieldKind.Platform or FieldKind.LeadPlatform => Vocabulary.Platforms.NameOf(category),
            FieldKind.Topic or FieldKind.LeadTopic => Vocabulary.Topics.NameOf(category),
            FieldKind.Actor or FieldKind.LeadActor => Vocabulary.Actors.NameOf(category),
            FieldKind.Format or FieldKind.LeadFormat => Vocabulary.Formats.NameOf(category),
            FieldKind.LeadClass => Vocabulary.Classes.NameOf(category),
            _ => category.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
