namespace CcgcStream.Simulation.Profiles;

/// <summary>What happened in 2019, as far as a simulated year needs it: dates are public facts, strengths are our choice.</summary>
internal static class Events2019
{
    public static readonly IReadOnlyList<CalendarEvent> All =
    [
        new("Spring Festival", "", new(2019, 2, 4), 9, 1.5, "festivals", 6, 0.8),
        new("Lantern Festival", "", new(2019, 2, 19), 2, 1.2, "festivals", 5, 0.8),
        new("Horticultural Expo", "beijing", new(2019, 4, 29), 12, 1.4, "culture", 4, 0.6),
        new("Dragon Boat Festival", "", new(2019, 6, 7), 3, 1.2, "festivals", 6, 0.7),
        new("University entrance examination", "", new(2019, 6, 7), 3, 1.2, "education", 5, 0.9),
        new("Environmental protests", "wuhan", new(2019, 6, 28), 10, 2, "industry", 4, 3),
        new("Mid-Autumn Festival", "", new(2019, 9, 13), 3, 1.2, "festivals", 5, 0.7),
        new("Seventieth National Day", "beijing", new(2019, 10, 1), 8, 2.2, "festivals", 6, 0.8),
        new("Canton Fair", "guangzhou", new(2019, 10, 15), 18, 1.5, "economy", 5, 0.7),
        new("Military World Games", "wuhan", new(2019, 10, 18), 10, 2.4, "culture", 3, 0.6),
        new("Import Expo", "shanghai", new(2019, 11, 5), 6, 1.9, "economy", 5, 0.6),
    ];
}
