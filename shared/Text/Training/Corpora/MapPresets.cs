using System.Text.Json;

namespace CcgcStream.Training.Corpora;

/// <summary>
/// Names and search words of map features in many languages, from npm @openstreetmap/id-tagging-schema (ISC): a hospital's say what healthcare is called.
/// </summary>
internal static class MapPresets
{
    private static readonly string[] Languages =
        ["en", "de", "fr", "es", "pt", "pt-BR", "it", "nl", "pl", "ru", "uk", "el", "tr", "vi", "id", "ja", "ko", "th", "ar", "fa", "he", "zh-CN", "zh-TW", "sv", "da",
            "cs", "hu", "ro", "fi", "bg", "sr", "hr", "sk", "ca", "ms", "hi", "bn"];

    private static readonly (string Topic, string[] Features)[] Topics =
    [
        ("food", ["amenity/restaurant", "amenity/cafe", "amenity/fast_food", "amenity/bar", "amenity/pub", "amenity/biergarten", "amenity/ice_cream", "amenity/food_court",
            "amenity/bbq", "amenity/vending_machine/food", "amenity/vending_machine/drinks", "shop/bakery", "shop/butcher", "shop/greengrocer", "shop/seafood", "shop/cheese",
            "shop/chocolate", "shop/coffee", "shop/tea", "shop/wine", "shop/alcohol", "shop/beverages", "shop/confectionery", "shop/deli", "shop/dairy", "shop/pasta", "shop/pastry",
            "shop/spices", "shop/food", "shop/farm", "shop/nuts", "shop/frozen_food", "shop/health_food", "craft/brewery", "craft/winery", "craft/distillery", "craft/confectionery", "craft/caterer"]),
        ("healthcare", ["amenity/hospital", "amenity/clinic", "amenity/doctors", "amenity/dentist", "amenity/pharmacy", "amenity/nursing_home", "healthcare", "emergency/ambulance_station",
            "emergency/defibrillator", "emergency/first_aid", "shop/chemist", "shop/medical_supply", "shop/hearing_aids", "shop/optician", "building/hospital", "amenity/baby_hatch"]),
        ("education", ["amenity/school", "amenity/kindergarten", "amenity/university", "amenity/college", "amenity/language_school", "amenity/prep_school", "amenity/research_institute",
            "amenity/childcare", "amenity/music_school", "education", "building/school", "building/university", "building/college", "building/kindergarten", "office/educational_institution", "office/tutoring"]),
        ("transport", ["public_transport", "railway", "aeroway", "amenity/bus_station", "amenity/taxi", "amenity/ferry_terminal", "amenity/fuel", "amenity/parking", "amenity/bicycle_parking",
            "amenity/bicycle_rental", "amenity/car_rental", "amenity/car_sharing", "highway", "type/route", "aerialway", "waterway/canal", "waterway/dock", "building/train_station", "man_made/bridge", "man_made/pier", "route"]),
        ("culture", ["amenity/theatre", "amenity/cinema", "amenity/arts_centre", "amenity/library", "amenity/studio", "amenity/exhibition_centre", "tourism", "historic", "leisure/dance",
            "shop/art", "shop/books", "shop/music", "shop/musical_instrument", "shop/antiques", "craft/pottery", "craft/sculptor", "attraction"]),
        ("economy", ["amenity/bank", "amenity/atm", "amenity/bureau_de_change", "amenity/marketplace", "amenity/money_transfer", "office/accountant", "office/company", "office/insurance",
            "office/financial", "office/financial_advisor", "office/tax_advisor", "office/estate_agent", "office/employment_agency", "shop/department_store", "shop/mall", "shop/supermarket", "shop/wholesale", "shop/money_lender"]),
        ("industry", ["man_made/works", "man_made/mineshaft", "man_made/petroleum_well", "man_made/pipeline", "man_made/gasometer", "man_made/silo", "landuse/industrial", "landuse/quarry", "power",
            "craft/metal_construction", "craft/electronics_repair", "office/it", "office/research", "office/telecommunication", "office/engineer", "telecom", "shop/computer", "shop/electronics", "shop/mobile_phone", "building/industrial"]),
        ("festivals", ["shop/pyrotechnics", "shop/party", "amenity/events_venue"]),
        ("other", ["leisure/pitch", "leisure/stadium", "leisure/sports_centre", "natural", "office/government", "office/political_party", "office/lawyer", "office/diplomatic", "amenity/police",
            "amenity/courthouse", "amenity/townhall", "amenity/prison", "amenity/place_of_worship", "amenity/fire_station", "military", "boundary", "golf", "landuse/cemetery", "landuse/forest", "place"]),
    ];

    /// <summary>Topic, language and the words of one feature.</summary>
    public static IEnumerable<(string Topic, string Language, string Text)> Read(string folder)
    {
        foreach (var language in Languages)
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"dist/translations/{language}.json")));
            foreach (var preset in document.RootElement.GetProperty(language).GetProperty("presets").GetProperty("presets").EnumerateObject())
            {
                if (TopicOf(preset.Name) is not { } topic)
                {
                    continue;
                }
                var name = preset.Value.TryGetProperty("name", out var n) ? n.GetString()! : "";
                var words = preset.Value.TryGetProperty("terms", out var terms) ? Words(terms).Where(w => w != name) : [];
                foreach (var chunk in words.Prepend(name).Where(static w => w.Length > 0 && w[0] != '<').Chunk(5))
                {
                    yield return (topic, language.Split('-')[0], string.Join(", ", chunk));
                }
            }
        }
    }

    // Some languages list their search words, others write them in one string.
    private static IEnumerable<string> Words(JsonElement terms) => terms.ValueKind == JsonValueKind.Array
        ? terms.EnumerateArray().Select(static t => t.GetString()!)
        : terms.GetString()!.Split([',', ';', '،', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // The longest feature that is the preset's beginning says its topic.
    private static string? TopicOf(string preset) => Topics
        .SelectMany(static t => t.Features.Select(f => (t.Topic, Feature: f)))
        .Where(p => preset == p.Feature || preset.StartsWith(p.Feature + "/", StringComparison.Ordinal) || preset.StartsWith(p.Feature + "_", StringComparison.Ordinal))
        .OrderByDescending(static p => p.Feature.Length).Select(static p => p.Topic).FirstOrDefault();
}
