using System.Text.RegularExpressions;
using CcgcStream.Api.Report;
using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Index.Reporting;
using CcgcStream.Reporting;
using CcgcStream.Reporting.Html;
using CcgcStream.Reporting.Tests;
using CcgcStream.Servers;
using CcgcStream.Tests.Site;
using Microsoft.Playwright;

namespace CcgcStream.Dashboard.Tests.Hostile;

/// <summary>
/// The report as one HTML file, opened from disk, on the screen and on paper. Its own policy is taken out first: the encoding must hold alone.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed partial class HostileReportTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task None_of_over_a_hundred_payloads_runs_in_the_html_report_whatever_name_it_stands_for()
    {
        using var directory = new TemporaryDirectory();
        var page = await chromium.OpenAsync();
        var dialogs = 0;
        page.Dialog += (_, dialog) => { dialogs++; _ = dialog.DismissAsync(); };
        var (shown, raw) = (0, 0);
        foreach (var payloads in Payloads.All.Chunk(12))
        {
            foreach (var language in Enum.GetValues<ReportLanguage>())
            {
                var html = Unprotected(HtmlReport.Render(DocumentOf(payloads), language));
                await OpenAsync(page, directory, html);
                Assert.Equal(("", false, 0), (await Harmless.MadeAsync(page), await Harmless.RanAsync(page), dialogs));
                var text = await page.EvaluateAsync<string>("() => document.body.textContent");
                shown += payloads.Count(payload => text.Contains(payload, StringComparison.Ordinal));
                await page.EmulateMediaAsync(new() { Media = Media.Print });
                Assert.NotEmpty(await page.PdfAsync());
                Assert.Equal(("", false, 0), (await Harmless.MadeAsync(page), await Harmless.RanAsync(page), dialogs));
                await page.EmulateMediaAsync(new() { Media = Media.Screen });
            }

            // The same page with the payloads as they are: the trap catches what is not encoded.
            await OpenAsync(page, directory, $"<main>{string.Join("</main><main>", payloads)}</main>");
            raw += await Harmless.RanAsync(page) || dialogs > 0 || (await Harmless.MadeAsync(page)).Length > 0 ? 1 : 0;
            dialogs = 0;
        }
        Assert.InRange(shown, 200, int.MaxValue);
        Assert.True(raw > 5, $"only {raw} traps snapped");
    }

    [Fact]
    public async Task What_strangers_sent_through_the_pipeline_does_nothing_in_the_report_of_its_period()
    {
        await using var site = await TestSite.StartPipelineAsync("Collector:Preset=none");
        var now = TimeProvider.System.GetUtcNow();
        await site.PostAsync(string.Concat(Payloads.All.Select((payload, i) => HostileTextTests.LineOf(payload, i, now, country: payload, language: payload))), "/v1/pipeline", "\"lag\":0");
        var answer = await site.Http.GetFromJsonAsync<ReportAnswer>("/v1/report?generation=live");
        Assert.True(answer!.Report.EffectivePieces > 50);
        using var directory = new TemporaryDirectory();
        var page = await chromium.OpenAsync();
        await OpenAsync(page, directory, Unprotected(HtmlReport.Render(new ReportDocument { Period = answer.Report })));
        Assert.Equal(("", false), (await Harmless.MadeAsync(page), await Harmless.RanAsync(page)));
    }

    private static ReportDocument DocumentOf(IReadOnlyList<string> names)
    {
        var sample = SampleReport.Document();
        IReadOnlyList<MixEntry> Named(IReadOnlyList<MixEntry> mix) => [.. names.Select((name, i) => mix[i % mix.Count] with { Id = name })];
        var period = sample.Period;
        period = period with
        {
            MethodologyVersion = names[0], Ranking = [.. names.Select((name, i) => period.Ranking[i % period.Ranking.Count] with { City = name })],
            SourceClasses = Named(period.SourceClasses), Platforms = Named(period.Platforms), Topics = Named(period.Topics), Actors = Named(period.Actors),
            Formats = Named(period.Formats), Languages = Named(period.Languages), Countries = Named(period.Countries),
        };
        return sample with { Period = period, Truth = [.. names.Select(name => new TruthComparison(name, 0.5, 0.4))] };
    }

    private static string Unprotected(string html)
    {
        var bare = Policy().Replace(html, "");
        Assert.NotEqual(html.Length, bare.Length);
        return bare;
    }

    private static async Task OpenAsync(IPage page, TemporaryDirectory directory, string html)
    {
        var file = Path.Combine(directory.Path, "report.html");
        await File.WriteAllTextAsync(file, html);
        await page.GotoAsync("file://" + file, new() { Timeout = 90_000 });
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();
}
