using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace CcgcStream.Cli.Ranking;

/// <summary>Prints a ranking for people.</summary>
internal static class RankingTable
{
    private static readonly string[] Dimensions = ["volume", "reputation", "coverage", "dynamism", "responsiveness"];

    public static void Write(JsonElement ranking, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 200;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in (string[])["rank", "90 %", "city", "score", "90 %", "grade", .. Dimensions, "pieces"])
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        foreach (var city in ranking.GetProperty("cities").EnumerateArray())
        {
            table.AddRow(Row(city));
        }

        var simulated = ranking.GetProperty("simulated").GetBoolean() ? ", SIMULATED DATA" : "";
        console.MarkupLineInterpolated(
            $"generation {Text(ranking, "generation")}, window {Text(ranking, "window")}, as of {Text(ranking, "asOf")}, methodology {Text(ranking, "methodologyVersion")}{simulated}");
        console.Write(table);
    }

    private static string[] Row(JsonElement city)
    {
        var score = city.GetProperty("score");
        var dimensions = city.GetProperty("dimensions");
        return
        [
            Text(city, "rank"),
            city.GetProperty("rank").ValueKind == JsonValueKind.Null ? "" : $"{Text(city, "rankLo")}-{Text(city, "rankHi")}",
            Markup.Escape(Text(city, "name")),
            Number(score.GetProperty("value")),
            $"{Number(score.GetProperty("lo90"))}-{Number(score.GetProperty("hi90"))}",
            city.GetProperty("rank").ValueKind == JsonValueKind.Null ? "insufficient data" : Text(score, "grade"),
            .. Dimensions.Select(d => Number(dimensions.GetProperty(d).GetProperty("value"))),
            Text(city, "pieces"),
        ];
    }

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "-";

    private static string Number(JsonElement value) => value.GetDouble().ToString("0.0", CultureInfo.InvariantCulture);
}
