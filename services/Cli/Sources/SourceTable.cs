using System.Globalization;
using CcgcStream.Collector.Doctor;
using Spectre.Console;

namespace CcgcStream.Cli.Sources;

/// <summary>Prints a check of the sources for people: a table of costs, then what is wrong and what to know.</summary>
internal static class SourceTable
{
    public static void Write(SourceCheck check, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 200;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in (string[])["source", "type", "state", "requests/day", "units/day", "hashtags/week", "each city every", "USD/day", "USD/month"])
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        foreach (var source in check.Sources)
        {
            table.AddRow(Row(source.Source, source.Type, source.IsHealthy ? "ready" : "cannot run", source.Costs));
        }

        if (check.Sources.Count > 1)
        {
            table.AddRow(Row("together", "", "", check.Total));
        }

        console.WriteLine($"{check.Cities} cities in the catalogue. Nothing was asked over the network.");
        console.Write(table);
        foreach (var source in check.Sources.Where(s => s.Problems.Count + s.Notes.Count > 0))
        {
            output.WriteLine(source.Source.Length > 0 ? source.Source : source.Type);
            source.Problems.ToList().ForEach(problem => output.WriteLine("  wrong: " + problem));
            source.Notes.ToList().ForEach(note => output.WriteLine("  note:  " + note));
        }
    }

    private static string[] Row(string name, string type, string state, SourceCosts costs) =>
    [
        Markup.Escape(name), Markup.Escape(type), state, Number(costs.RequestsPerDay), Number(costs.UnitsPerDay), Number(costs.HashtagsPerWeek),
        costs.EachCityEvery is { } hours ? string.Create(CultureInfo.InvariantCulture, $"{hours:0.##} h") : "-",
        costs.DollarsPerDay.ToString("0.00", CultureInfo.InvariantCulture), costs.DollarsPerMonth.ToString("0.00", CultureInfo.InvariantCulture),
    ];

    private static string Number(double value) => value == 0 ? "-" : value.ToString("#,0", CultureInfo.InvariantCulture);
}
