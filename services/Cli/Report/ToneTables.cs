using System.Text.Json;
using CcgcStream.Index.Reporting;

namespace CcgcStream.Cli.Report;

/// <summary>Reads the tone table that a report is to be corrected by.</summary>
internal static class ToneTables
{
    /// <exception cref="UsageException">The file is no tone table.</exception>
    public static ToneTable Read(string file)
    {
        try
        {
            return ToneTable.Read(File.ReadAllText(file));
        }
        catch (JsonException e)
        {
            throw new UsageException($"'{file}' is no tone table of ccgc tone-table: {e.Message}");
        }
    }
}
