using CcgcStream.Text.Cities;

namespace CcgcStream.Text.Tests.Cities;

/// <summary>Sentences written for this project in 30 languages: a change of rules may not break one of them.</summary>
public sealed class GoldenCityTests
{
    private static readonly string[] SentenceFiles = ["golden.tsv", "traps-west.tsv", "traps-east.tsv"];

    public static TheoryData<string, string, string, string> Sentences()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var cells in SentenceFiles.SelectMany(Rows))
        {
            data.Add(cells[0], cells[1], cells[2], cells[3]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_sentence_is_about_the_cities_it_says(string language, string required, string allowed, string sentence)
    {
        var found = CityTagger.Default.Tag(sentence).Select(static t => t.Id).ToArray();
        Assert.True(Ids(required).All(found.Contains), $"{language}: expected {required}, found {string.Join(',', found)}: {sentence}");
        Assert.True(found.All(Ids(required).Concat(Ids(allowed)).Contains), $"{language}: only {required}, found {string.Join(',', found)}: {sentence}");
    }

    [Fact]
    public void Names_are_read_in_their_cases()
    {
        var missed = Rows("inflections.tsv")
            .SelectMany(static r => r[2].Split(" | "), static (r, form) => (Language: r[0], City: r[1], Form: form))
            .Where(static f => CityTagger.Default.Tag(f.Form).All(t => t.Id != f.City)).ToList();
        Assert.True(missed.Count == 0, $"not read: {string.Join(", ", missed)}");
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cities", file))
            .Where(static l => !l.StartsWith("# ", StringComparison.Ordinal)).Select(static l => l.Split('\t'));

    private static string[] Ids(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
