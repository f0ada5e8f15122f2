using System.Runtime.InteropServices;
using CcgcStream.Cli.Target;
using CcgcStream.Contracts.Posts;
using CcgcStream.Text;

namespace CcgcStream.Cli.Diagnosis;

/// <summary>One thing that was looked at.</summary>
internal readonly record struct Finding(string Subject, bool Good, string Words);

/// <summary>Looks at the machine, the tagger, the data directory and the service.</summary>
internal sealed class Doctor(string target, string dataDirectory)
{
    private const long LittleSpace = 1L << 30;

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken ct) =>
        [Runtime(), Tagging(), Disk(), .. await ServiceAsync(ct)];

    private static Finding Runtime() => new(
        "runtime", true, $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.RuntimeIdentifier}");

    private static Finding Tagging()
    {
        var tags = Tagger.LoadDefault().Tag(new Post { Id = "doctor", Text = "A new light festival opened in Shanghai today." }).Tags;
        var found = string.Join(", ", tags.Cities.Select(c => c.Id));
        return new Finding("tagger", found == "shanghai", found == "shanghai" ? "models load and a sample is tagged" : $"the sample was tagged with '{found}', not shanghai");
    }

    private Finding Disk()
    {
        var directory = Path.GetFullPath(dataDirectory);
        var existing = directory;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing) ?? "/";
        }

        var free = new DriveInfo(existing).AvailableFreeSpace;
        return new Finding("disk", free > LittleSpace, $"{free / LittleSpace} GiB free for {directory}");
    }

    private async Task<IReadOnlyList<Finding>> ServiceAsync(CancellationToken ct)
    {
        using var client = new TargetClient(target);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "healthz/ready");
            using var response = await client.SendAsync(request, ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            return [new Finding("service", response.IsSuccessStatusCode, $"{target} answers {(int)response.StatusCode} {body}")];
        }
        catch (TargetException e)
        {
            return [new Finding("service", false, e.Message)];
        }
    }
}
