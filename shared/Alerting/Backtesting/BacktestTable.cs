using System.Globalization;
using System.Text;

namespace CcgcStream.Alerting.Backtesting;

/// <summary>A report as a table with a chart of found incidents over time, for a terminal.</summary>
public static class BacktestTable
{
    private const int BarWidth = 40;

    /// <summary>The text, lines ended by a line feed.</summary>
    public static string Of(BacktestReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{report.Rule} on {report.Name}\n");
        if (report.Groups[0].Incidents > 0)
        {
            Found(report, text);
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"no known incidents: {report.Alerts.Count} alerts in {report.Groups[0].CityMonths:0.0} city-months\n");
        }

        if (report.Alerts.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{report.Alerts.Count} alerts, those on a known incident with *\n");
        }

        foreach (var (e, onIncident) in report.Alerts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{e.At:yyyy-MM-dd HH:mm} {(onIncident ? '*' : ' ')} {e.Summary}\n");
        }

        return text.ToString();
    }

    private static void Found(BacktestReport report, StringBuilder text)
    {
        text.Append("group      incidents  recall  of detectable  precision  false alarms/city-month  median delay  within 2 h  votes  x bound\n");
        foreach (var g in report.Groups)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{g.Group,-9} {g.Incidents,10} {g.Recall,7:P1} {g.RecallOfDetectable,14:P1} {g.Precision,10:P1} {g.FalseAlarmsPerCityMonth,24:0.000} {g.MedianDelayHours,11:0.0} h {g.WithinTwoHours,11:P1} {g.VotesToDetect,6:0} {g.OverBound,8:0.00}\n");
        }

        foreach (var g in report.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nfound within, {g.Group}\n");
            for (var i = 0; i < g.FoundByHours.Count; i++)
            {
                var bar = new string('█', (int)Math.Round(g.FoundByHours[i] * BarWidth));
                text.Append(CultureInfo.InvariantCulture, $"{Backtest.Hours[i],3:0} h {bar.PadRight(BarWidth, '·')} {g.FoundByHours[i]:P0}\n");
            }
        }
    }
}
