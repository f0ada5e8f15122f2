namespace CcgcStream.Simulation.Profiles;

/// <summary>What happened in 2020, as far as a simulated year needs it: dates are public facts, strengths are our choice.</summary>
internal static class Events2020
{
    public static readonly IReadOnlyList<CalendarEvent> All =
    [
        new("Unknown pneumonia reported", "wuhan", new(2020, 1, 3), 20, 1.5, "healthcare", 4, 1.6),
        new("Lockdown of Wuhan", "wuhan", new(2020, 1, 23), 60, 6, "healthcare", 9, 2.6),
        new("Reopening of Wuhan", "wuhan", new(2020, 4, 8), 14, 2.2, "transport", 4, 0.5),
        new("Spring Festival", "", new(2020, 1, 24), 9, 1.4, "festivals", 6, 0.8),
        new("Lantern Festival", "", new(2020, 2, 8), 2, 1.1, "festivals", 4, 0.8),
        new("Dragon Boat Festival", "", new(2020, 6, 25), 3, 1.2, "festivals", 6, 0.7),
        new("Market outbreak in Beijing", "beijing", new(2020, 6, 11), 25, 1.8, "healthcare", 5, 1.9),
        new("Online Canton Fair", "guangzhou", new(2020, 6, 15), 10, 1.8, "economy", 6, 0.7),
        new("University entrance examination", "", new(2020, 7, 7), 4, 1.2, "education", 5, 0.9),
        new("Outbreak in Dalian", "dalian", new(2020, 7, 22), 20, 2, "healthcare", 5, 1.8),
        new("Floods on the upper Yangtze", "chongqing", new(2020, 8, 17), 10, 2.2, "transport", 3, 2.2),
        new("Forty years of the special economic zone", "shenzhen", new(2020, 8, 26), 8, 2, "economy", 5, 0.6),
        new("Investment fair in Xiamen", "xiamen", new(2020, 9, 8), 6, 2.2, "economy", 5, 0.6),
        new("Trade in services fair", "beijing", new(2020, 9, 4), 6, 1.3, "economy", 4, 0.7),
        new("Mid-Autumn and National Day", "", new(2020, 10, 1), 8, 1.4, "festivals", 6, 0.6),
        new("Import Expo", "shanghai", new(2020, 11, 4), 8, 1.9, "economy", 5, 0.6),
        new("Winter food season in Chengdu", "chengdu", new(2020, 12, 5), 12, 1.4, "food", 4, 0.7),
    ];
}
