using CcgcStream.Collector.Setup;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Doctor;

/// <summary>Finds settings that nobody reads, cities that nobody knows and secrets that everybody may read.</summary>
internal static class SettingsCheck
{
    /// <summary>Looks at the names and values that every source has in common.</summary>
    public static Checkup Of(SourceType type, SourceSettings settings, Checkup checkup)
    {
        var known = Setting.Common.Concat(type.Settings).SelectMany(s => s.Names).ToList();
        foreach (var name in settings.Names.Where(n => !known.Contains(n, StringComparer.OrdinalIgnoreCase)))
        {
            checkup = checkup.Require(false, $"'{name}' is no setting of {type.Id}; {Suggestion(name, known)}");
        }

        foreach (var city in settings.List("Cities").Where(c => CityCatalogue.Default.All.All(known => known.Id != c)))
        {
            checkup = checkup.Require(false, $"Cities names '{city}', which is not in the catalogue; {Suggestion(city, [.. CityCatalogue.Default.All.Select(c => c.Id)])}");
        }

        return type.Settings.Where(s => s.IsSecret).Aggregate(checkup, (found, secret) => OpenToAll(settings.Text(secret.Name + "File"))
            ? found.Note($"{secret.Name}File names a file that others on this machine can read: chmod 600 it")
            : found);
    }

    private static bool OpenToAll(string file) => file.Length > 0 && !OperatingSystem.IsWindows() && File.Exists(file)
        && (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;

    private static string Suggestion(string name, IReadOnlyList<string> known)
    {
        var nearest = known.MinBy(k => Distance(name.ToLowerInvariant(), k.ToLowerInvariant()))!;
        return Distance(name.ToLowerInvariant(), nearest.ToLowerInvariant()) <= Math.Max(1, name.Length / 3)
            ? $"did you mean '{nearest}'?"
            : $"there are {string.Join(", ", known.Take(30))}{(known.Count > 30 ? " and more" : "")}";
    }

    /// <summary>Letters to add, drop or change to make one word of the other.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                left = Math.Min(Math.Min(left, row[j]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], left);
            }
        }

        return row[b.Length];
    }
}
