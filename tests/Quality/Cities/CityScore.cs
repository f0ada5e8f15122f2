using CcgcStream.Text.Cities;

namespace CcgcStream.Quality.Cities;

/// <summary>Counts of one set, or of one row.</summary>
internal readonly record struct CityScore(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    /// <summary>Of mentions, micro-averaged; 1 where nothing was to be found and nothing was.</summary>
    public double F1 => Right + Wrong + Missed == 0 ? 1 : 2.0 * Right / ((2 * Right) + Wrong + Missed);

    public static CityScore operator +(CityScore a, CityScore b) => new(a.Right + b.Right, a.Wrong + b.Wrong, a.Missed + b.Missed);

    public static CityScore Of(CityGoldRow row)
    {
        var found = CityTagger.Default.Tag(row.Text).Select(static t => t.Id).ToHashSet();
        return new CityScore(
            found.Count(row.Required.Contains),
            found.Count(id => !row.Required.Contains(id) && !row.Allowed.Contains(id)),
            row.Required.Count(id => !found.Contains(id)));
    }
}
