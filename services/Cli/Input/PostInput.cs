using System.Text;
using System.Text.Json;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Cli.Input;

/// <summary>A post as it stood in a file: its JSON (after the field map) and what was read from it.</summary>
internal readonly record struct PostLine(long Number, byte[] Json, Post Post);

/// <summary>Reads posts from a file; bad lines go to <see cref="LineErrors"/> and never stop the rest.</summary>
internal sealed class PostInput(FieldMap? map, LineErrors errors)
{
    public async IAsyncEnumerable<PostLine> ReadAsync(
        string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var stream = PostFile.Open(path);
        await foreach (var (number, line) in PostFile.LinesAsync(stream, ct))
        {
            if (line is null)
            {
                errors.Add(path, number, $"line is longer than {PostFile.MaxLine / (1024 * 1024)} MiB");
            }
            else if (TryRead(line, out var json, out var post, out var error))
            {
                yield return new PostLine(number, json, post!);
            }
            else
            {
                errors.Add(path, number, error!);
            }
        }
    }

    private bool TryRead(byte[] line, out byte[] json, out Post? post, out string? error)
    {
        json = line;
        post = null;
        try
        {
            json = map is null ? line : map.Apply(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            error = $"not a JSON object: {e.Message}";
            return false;
        }

        if (PostReader.TryRead(json, out post, out error))
        {
            return true;
        }

        if (map is null && error!.StartsWith("publishedAt is missing", StringComparison.Ordinal) && HasTime(line))
        {
            error += "; the line has 'time': use --map time=publishedAt, or --map corpus";
        }

        return false;
    }

    private static bool HasTime(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("time"u8, out _);
        }
        catch (JsonException)
        {
            return false; // The reader has said already what is wrong with the line.
        }
    }
}
