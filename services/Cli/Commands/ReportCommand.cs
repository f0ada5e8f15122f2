using System.CommandLine;
using CcgcStream.Cli.Report;
using CcgcStream.Cli.Target;
using CcgcStream.Reporting;
using CcgcStream.Reporting.Html;
using CcgcStream.Reporting.Json;
using CcgcStream.Reporting.Markdown;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc report</c>: what the published report says, of any period.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var from = new Option<DateOnly>("--from") { Description = "First day, such as 2020-01-01", Required = true };
        var to = new Option<DateOnly>("--to") { Description = "Last day, inclusive", Required = true };
        var format = CommonOptions.OneOf("--format", "Output", "md", "md", "html", "json");
        var language = CommonOptions.OneOf("--language", "Language of the labels", "en", "en", "zh");
        var truth = new Option<string?>("--truth") { Description = "True figures written by ccgc simulate: say how far each share is from them" };
        var tone = new Option<string?>("--tone-table") { Description = "Table written by ccgc tone-table: give the positive-or-neutral share, and those of topics, corrected by it too" };
        var generation = CommonOptions.Generation();
        var methodology = CommonOptions.Methodology();
        var target = CommonOptions.Target();
        var command = new Command("report", "Print the report of a period, compared with the one before") { from, to, format, language, truth, tone, generation, methodology, target };
        command.SetAction(async (parsed, ct) =>
        {
            var (first, last) = (parsed.GetValue(from), parsed.GetValue(to));
            if (last < first)
            {
                throw new UsageException("--to lies before --from");
            }

            using var client = new TargetClient(parsed.GetValue(target)!);
            var fetcher = new ReportFetcher(client, parsed.GetValue(generation), parsed.GetValue(methodology));
            var document = await fetcher.FetchAsync(first, last, parsed.GetValue(format) != "md", ct);
            if (parsed.GetValue(tone) is { } table)
            {
                document = document.WithTone(ToneTables.Read(table));
            }

            if (parsed.GetValue(truth) is { } file && TruthFile.Read(file) is { Count: > 0 } truths)
            {
                document = document with { Truth = TruthRows.Of(document, truths) };
            }

            var words = parsed.GetValue(language) == "zh" ? ReportLanguage.Chinese : ReportLanguage.English;
            Console.Out.WriteLine(parsed.GetValue(format) switch
            {
                "html" => HtmlReport.Render(document, words),
                "json" => JsonReport.Render(document),
                _ => MarkdownReport.Render(document, words),
            });
            return ExitCode.Success;
        });
        return command;
    }
}
